//! The words of the app: buttons, labels, hints. To be written.
