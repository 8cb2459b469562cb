//! Asking *why?* in German.

use super::{German, counted};
use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::why::{Stumble, Whereabouts, WhyLabel, WhyWords};

impl WhyWords for German {
    fn why(&self, label: WhyLabel) -> &'static str {
        match label {
            WhyLabel::Title => "Warum?",
            WhyLabel::Because => "Weil – das Letzte zuerst",
            WhyLabel::NeverCame => "Was nie ankam",
            WhyLabel::Now => "Jetzt",
            WhyLabel::NothingKnown => "Nichts, was geschehen ist, hat dazu geführt.",
            WhyLabel::NoLimit => "Er würde ewig warten: Nur eine Nachricht oder ein Befehl beendet das.",
        }
    }

    fn why_this(&self, this: &str) -> String {
        ["Warum: ", this].concat()
    }

    fn steps_between(&self, steps: usize) -> String {
        counted(steps as u64, "Schritt dazwischen", "Schritte dazwischen")
    }

    fn until(&self, until: SimTime) -> String {
        ["Wenn nichts kommt, endet seine Geduld bei ", &self.clock(until), "."].concat()
    }

    fn whereabouts(&self, place: Whereabouts, ticket: Ticket, robot: Option<RobotId>) -> String {
        let ticket = ticket.to_string();
        let ticket = ticket.as_str();
        let named = robot.map(|robot| self.robot(robot));
        let who = named.as_deref().unwrap_or("Der Roboter");
        match place {
            Whereabouts::AskFlies => [ticket, " ist noch unterwegs zu einem Roboter."].concat(),
            Whereabouts::AskLost => {
                [ticket, " ging unterwegs verloren: Kein Roboter hat davon gehört."].concat()
            }
            Whereabouts::NotAgreed => {
                [who, " hat die Zustimmung noch nicht, die er für ", ticket, " braucht."].concat()
            }
            Whereabouts::BetweenRobots => {
                ["Eine Nachricht über ", ticket, " ist zwischen Robotern unterwegs."].concat()
            }
            Whereabouts::Queued => {
                let whose = named.as_deref().unwrap_or("einem Roboter");
                [ticket, " steht in der Warteschlange von ", whose, "."].concat()
            }
            Whereabouts::Executing => [who, " ist dabei: ", ticket, " braucht seine Zeit."].concat(),
            Whereabouts::AnswerFlies => ["Die Antwort auf ", ticket, " ist unterwegs."].concat(),
            Whereabouts::AnswerLost => {
                ["Die Antwort auf ", ticket, " ging unterwegs verloren: Das Team kann davon nichts wissen."]
                    .concat()
            }
            Whereabouts::WordLost => {
                ["Die letzte Nachricht zwischen Robotern über ", ticket, " ging verloren."].concat()
            }
            Whereabouts::Forgotten => {
                [who, " hatte von ", ticket, " gehört, wurde dann neu gestartet und hat es vergessen."]
                    .concat()
            }
            Whereabouts::Quiet => ["Niemand spricht mehr von ", ticket, "."].concat(),
        }
    }

    fn patience_ends(&self, until: SimTime) -> String {
        ["Das Team wartet höchstens bis ", &self.clock(until), "; dann sagt es „keine Antwort“."].concat()
    }

    fn card(&self, card: Stumble, scheme: Scheme) -> (&'static str, &'static str) {
        match card {
            Stumble::MajorityOfWhom => (
                "Eine Mehrheit von wem?",
                "Von allen Robotern, mit denen die Flotte aufgestellt wurde, ob sie an, aus oder außer \
                 Reichweite sind. Zwei Mehrheiten derselben Flotte haben immer einen Roboter gemeinsam und \
                 können deshalb nie verschieden entscheiden. Zählten nur die, die einander noch hören, \
                 könnten nach einer Spaltung beide Seiten eine „Mehrheit“ haben.",
            ),
            Stumble::OnMajorityNotCommitted => (
                "Bei einer Mehrheit, und trotzdem nicht beschlossen?",
                "Der Eintrag stammt aus einer früheren Amtszeit. Ein Anführer zählt Roboter nur für Einträge \
                 seiner eigenen Amtszeit (Raft, Abschnitt 5.4.2): Auch bei einer Mehrheit kann ein alter \
                 Eintrag noch überschrieben werden, und zwar von einem Roboter, dem er fehlt, der aber \
                 gewählt wurde, weil sein letzter Eintrag aus einer späteren Amtszeit stammt (Abbildung 8). \
                 Sobald ein Eintrag aus der eigenen Amtszeit des Anführers bei einer Mehrheit steht, ist auch \
                 alles davor beschlossen. Darum schreibt ein neuer Anführer zuerst einen leeren Eintrag.",
            ),
            Stumble::WhatRebootForgets => ("Was vergisst ein Neustart?", forgets(scheme)),
            Stumble::TwoLeadersAtOnce => ("Zwei Anführer zugleich?", two_leaders(scheme)),
            Stumble::TimeoutIsNotFailure => (
                "Ist Stille ein Ausfall?",
                "Wer wartet, weiß nur, dass nichts kam. Der andere kann aus sein, oder langsam, oder er läuft \
                 und ist abgeschnitten, oder seine Antwort ging auf dem Rückweg verloren. „Keine Antwort“ \
                 heißt nicht „nicht erledigt“, und ein stummer Roboter muss nicht aus sein.",
            ),
        }
    }
}

fn forgets(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "Alle Befehle, die in der Warteschlange stehen, und die Bewegung, bei der er gerade war: Der \
             Körper bleibt, wo er war. Er behält, wo er steht und was er ausgeführt hat; das wird zusammen \
             mit der Bewegung auf die Festplatte geschrieben."
        }
        Scheme::PrimaryBackup { .. } => {
            "Welches Team auf eine Antwort wartet, was die Ersatzroboter bestätigt haben, seine Uhren und \
             seine Warteschlange, die er aus seiner Liste wieder füllt. Er behält die nummerierten Befehle, \
             die höchste Epoche, von der er gehört hat, und was sein Körper ausgeführt hat; eine angefangene \
             Bewegung zählt nicht."
        }
        Scheme::Quorum { .. } => {
            "Seine Rolle, die Stimmen, die er bekam, bis wohin die anderen zugestimmt haben, und seine Uhren. \
             Er behält seine Amtszeit, seine eigene Stimme und sein Logbuch, damit er in einer Amtszeit nie \
             zweimal wählt, und was sein Körper ausgeführt hat, damit kein Befehl zweimal läuft."
        }
    }
}

fn two_leaders(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => {
            "Zwei Roboter können gleichzeitig glauben, dass sie anführen, aber nie in derselben Amtszeit. Der \
             mit der älteren Amtszeit bekommt keine Mehrheit mehr dazu, etwas aufzuschreiben; nichts, was er \
             sagt, wird beschlossen. Er legt sein Amt nieder, wenn er von der neueren Amtszeit hört oder eine \
             Weile keine Mehrheit gehört hat."
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "Hier zählt niemand Stimmen: Wer lange genug nichts gehört hat, übernimmt. Bis sie einander \
             wieder hören, nummerieren beide Züge, jeder in seiner eigenen Epoche, und ihre Roboter gehen \
             auseinander. Dann tritt der mit der niedrigeren Epoche zurück; was er beantwortet hatte, kann \
             verloren sein, oder die Roboter bleiben abgewichen."
        }
    }
}
