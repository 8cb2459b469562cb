//! What the schemes leave out, in German.

use super::German;
use crate::words::leaves::{LeavesLabel, LeavesWords, Omission};

impl LeavesWords for German {
    fn leaves(&self, label: LeavesLabel) -> &'static str {
        match label {
            LeavesLabel::Note => {
                "Was echte Systeme dieser Art haben oder aushalten müssen, dieses aber nicht:"
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence each")]
    fn omission(&self, omission: Omission) -> (&'static str, &'static str) {
        match omission {
            Omission::NoTalk => (
                "Die Roboter senden einander nichts: keine gemeinsame Reihenfolge, keine Reparatur, und niemand bemerkt einen Unterschied.",
                "replication",
            ),
            Omission::NoAcknowledgement => (
                "Niemand bestätigt, was weitergegeben wurde, und niemand sendet es noch einmal.",
                "acknowledgement",
            ),
            Omission::NoNumbers => (
                "Befehle haben keine Nummern: Niemand bemerkt, dass einer fehlt oder zu spät kommt.",
                "total order",
            ),
            Omission::NoMerging => {
                ("Roboter, die voneinander abgewichen sind, finden nie wieder zusammen.", "anti-entropy")
            }
            Omission::PicturesPassed => {
                ("Fotos werden weitergegeben wie Züge, obwohl nur eines davon angesehen wird.", "local reads")
            }
            Omission::QueueForgotten => {
                ("Ein Neustart verliert wortlos die Befehle, die warteten.", "write-ahead log")
            }
            Omission::NoBackPressure => {
                ("Niemand wird gebremst, wie lang eine Warteschlange auch wird.", "back-pressure")
            }
            Omission::NoSessions => (
                "Niemand merkt sich, wer was verlangt hat: Ein noch einmal gesendeter Befehl wird noch einmal ausgeführt.",
                "client sessions, idempotence",
            ),
            Omission::OldPictures => ("Niemand sagt, wie alt ein Foto sein darf.", "bounded staleness"),
            Omission::NoSuccessor => {
                ("Solange der Hauptroboter fort ist, tritt niemand an seine Stelle.", "failover")
            }
            Omission::AllMustConfirm => (
                "Ein einziger stummer Ersatzroboter hält alle Antworten auf: Er wird nie von der Liste derer gestrichen, die bestätigen müssen.",
                "in-sync replicas",
            ),
            Omission::AllOrNone => (
                "Zwischen sofort antworten und auf alle Ersatzroboter warten gibt es nichts.",
                "semi-synchronous replication",
            ),
            Omission::NoVote => (
                "Niemand fragt eine Mehrheit, bevor er übernimmt; so kann niemand wissen, dass eine Epoche vorbei ist.",
                "quorum, fencing",
            ),
            Omission::NoLease => (
                "Ein Hauptroboter, der niemanden hört, hört nicht von selbst auf: Zwei können zugleich am Werk sein.",
                "lease",
            ),
            Omission::LowestGoesFirst => (
                "Die niedrigste Nummer übernimmt, nicht der Roboter, der am meisten weiß: Was nur ein anderer Ersatzroboter wusste, ist verloren.",
                "most recent replica",
            ),
            Omission::EndlessTakingOver => (
                "Wo zwei Roboter einander nicht hören und ein dritter beide hört, können die zwei einander ohne Ende ablösen.",
                "livelock",
            ),
            Omission::NoReconciliation => (
                "Nach einer Spaltung behebt niemand den Unterschied: Das müssten Menschen tun.",
                "reconciliation",
            ),
            Omission::NotDoneAgain => (
                "Züge, die rückgängig gemacht wurden, werden nicht noch einmal gemacht, und wer draußen ist, kann nicht zurückfahren.",
                "compensation",
            ),
            Omission::FixedPatience => (
                "Die Geduld ist fest eingestellt: Wo Nachrichten länger brauchen, werden Anführer ohne Grund aufgegeben.",
                "adaptive failure detection",
            ),
            Omission::NoHandover => (
                "Wer anführt, kann das nicht mit Absicht abgeben, etwa vor einer Reparatur.",
                "leadership transfer",
            ),
            Omission::NoCompaction => {
                ("Das Logbuch wird nie gekürzt: Jeder Zug bleibt stehen.", "log compaction, snapshots")
            }
            Omission::NoPipelining => (
                "Neue Einträge gehen erst ab, wenn die letzten beantwortet sind oder als verloren gelten.",
                "pipelining",
            ),
            Omission::SessionsForEver => {
                ("Was aus jedem Zug wurde, bleibt für immer gemerkt.", "session expiry")
            }
            Omission::NoLeaseReads => (
                "Jedes Foto kostet eine Runde Nachrichten; einer Uhr zu trauen würde sie sparen.",
                "lease reads",
            ),
            Omission::NoListeners => {
                ("Jeder Roboter stimmt ab: Keiner hört nur zu oder steht nur bereit.", "learners, witnesses")
            }
            Omission::RefusalNotFinal => (
                "Wo eine Nachricht zwischen Robotern doppelt ankommt, ist eine Ablehnung nicht endgültig: Die andere Kopie kann noch ausgeführt werden.",
                "duplicate delivery",
            ),
            Omission::NoRelaying => (
                "Wo eine Verbindung gekappt ist, sendet niemand über einen dritten Roboter.",
                "relaying, gossip",
            ),
            Omission::FixedFleet => {
                ("Kein Roboter kommt hinzu oder geht, solange ein Durchlauf dauert.", "membership change")
            }
            Omission::EqualClocks => ("Alle Uhren gehen gleich schnell.", "clock drift"),
            Omission::PerfectDisks => (
                "Festplatten brauchen keine Zeit, werden nie voll und gehen nie kaputt.",
                "storage faults, fsync",
            ),
            Omission::NoLiars => {
                ("Kein Roboter lügt, und keine Nachricht wird unterwegs verändert.", "Byzantine faults")
            }
            Omission::NoStrangers => {
                ("Jeder darf Befehle senden: Niemand muss beweisen, wer er ist.", "authentication")
            }
            Omission::TakesOverLogs => (
                "Eines kommt zu Raft hinzu: Ein Roboter, den nur sein altes Logbuch von der Wahl abhält, übernimmt zuerst das neueste.",
                "constrained election",
            ),
        }
    }
}
