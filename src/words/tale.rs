//! The words of the story: records, messages, refusals, waits. To be written.
