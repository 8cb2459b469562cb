//! The adversary in German.

use super::German;
use crate::adversary::{INSTANTS, Kind, Searched};
use crate::laws::Promise;
use crate::time::SimTime;
use crate::words::adversary::{AdversaryLabel, AdversaryWords};
use crate::words::app::AppWords;

impl AdversaryWords for German {
    fn adversary(&self, label: AdversaryLabel) -> &'static str {
        match label {
            AdversaryLabel::Title => "Wie könnte das brechen?",
            AdversaryLabel::About => {
                "Von diesem Augenblick an probiert dein Browser Befehle, Schnitte, Neustarts und unglückliche \
                 Verzögerungen aus und sucht so wenige davon wie möglich, die ein Versprechen brechen."
            }
            AdversaryLabel::Aim => "Was brechen soll",
            AdversaryLabel::Promised => "versprochen",
            AdversaryLabel::Means => "Außer Befehlen darf er verwenden",
            AdversaryLabel::Cuts => "Schnitte",
            AdversaryLabel::Reboots => "Neustarts",
            AdversaryLabel::Luck => "Pech mit Nachrichten",
            AdversaryLabel::Search => "Suchen",
            AdversaryLabel::Stop => "Anhalten",
            AdversaryLabel::Progress => "Wie weit die Suche ist",
            AdversaryLabel::Stopped => "Du hast die Suche vor ihrem Ende angehalten.",
            AdversaryLabel::Play => "Abspielen",
            AdversaryLabel::Changed => "Der Durchlauf ist jetzt ein anderer. Such noch einmal.",
            AdversaryLabel::GoThere => "Dorthin",
            AdversaryLabel::OneInCharge => "nur einer hat das Sagen",
            AdversaryLabel::OneInChargeSays => {
                "Nie haben zwei Roboter zur selben Zeit das Sagen. Das kann kein Verfahren versprechen: Wer das \
                 Sagen hatte, weiß vielleicht noch nicht, dass er es nicht mehr hat."
            }
            AdversaryLabel::GetsAnswer => "immer eine Antwort",
            AdversaryLabel::GetsAnswerSays => {
                "Ein Team, das einen laufenden Roboter erreicht, bekommt seinen Befehl erledigt. Zusammen mit \
                 Konsistenz kann das niemand versprechen, solange Verbindungen gekappt sind."
            }
        }
    }

    fn tried(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Move => "Züge der ersten beiden Teams",
            Kind::Again => "der letzte Befehl noch einmal",
            Kind::Picture => "Fotos",
            Kind::Isolate => "ein Roboter, von allen anderen abgeschnitten",
            Kind::CutLink => "eine gekappte Verbindung",
            Kind::CutOneWay => "eine in eine Richtung gekappte Verbindung",
            Kind::CutLine => "die Antworten eines Roboters an sein Team gekappt",
            Kind::Split => "zwei Roboter, von den übrigen abgeteilt",
            Kind::Mend => "alles repariert",
            Kind::Reboot => "ein Neustart von 4 Sekunden",
            Kind::LongReboot => "ein Roboter, der 5 Minuten aus ist",
            Kind::Lose => "eine verlorene Nachricht",
            Kind::Hold => "eine zurückgehaltene oder losgelassene Nachricht",
            Kind::Double => "eine verdoppelte Nachricht",
            Kind::Slow => "Nachrichten zwischen Robotern, auf 3 Sekunden verlangsamt",
        }
    }

    fn searching(&self, acts: u8, runs: u64) -> String {
        let together = match acts {
            1 => "einzelne Handlungen".to_owned(),
            _ => [&count(acts.into()), " Handlungen zusammen"].concat(),
        };
        ["Probiert ", &together, "; bisher ", &runs_of(runs), "."].concat()
    }

    fn already_broken(&self, since: Option<SimTime>) -> String {
        match since {
            Some(at) => ["Es ist schon gebrochen, seit ", &self.clock(at), "."].concat(),
            None => "Es ist in diesem Augenblick schon so.".to_owned(),
        }
    }

    fn found_way(&self, acts: usize, breaks_at: SimTime, runs: u64) -> String {
        let acts = match acts {
            0 => "Es bricht von selbst".to_owned(),
            1 => "Eine Handlung genügt: Es bricht".to_owned(),
            _ => ["Es braucht ", &count(acts as u64), " Handlungen: Es bricht"].concat(),
        };
        [&acts, " bei ", &self.clock(breaks_at), ". Ausprobiert: ", &runs_of(runs), "."].concat()
    }

    fn found_nothing(&self, searched: &Searched, promise: Promise) -> Vec<String> {
        let list = |kinds: &[Kind]| kinds.iter().map(|kind| self.tried(*kind)).collect::<Vec<_>>().join(", ");
        let mut said = vec![["Nichts gefunden: ", &runs_of(searched.runs), "."].concat()];
        if searched.whole > 0 {
            let whole = [up_to(searched.whole), list(&searched.all)].join(" von diesen: ");
            said.push(["Vollständig probiert: ", &whole, "."].concat());
        }
        if searched.whole_main > searched.whole {
            let main = [up_to(searched.whole_main), list(&searched.main)].join(" von diesen: ");
            let begin = if searched.whole > 0 { "Ebenso vollständig: " } else { "Vollständig probiert: " };
            said.push([begin, &main, "."].concat());
        }
        if let Some(part) = searched.part {
            said.push(["Von den Möglichkeiten mit ", &count(part.into()), " nur einige."].concat());
        }
        let (later, seconds) =
            (count(u64::from(INSTANTS) - 1), searched.played_on.0.div_ceil(1000).to_string());
        let hears = if searched.whole > 0 {
            " (im ersten vollständigen Versuch auch: ein Roboter hört von einem anderen)"
        } else {
            ""
        };
        let when = "Jede Handlung kam sofort oder gleich nach einem der nächsten ";
        let what = " Dinge, auf die es ankommt: Ein Befehl erreicht einen Roboter, ein Roboter hat etwas \
                    ausgeführt, übernimmt oder kommt zurück, ein Team hat seine Antwort";
        said.push(
            [when, &later, what, hears, ". Dann lief jeder Durchlauf noch ", &seconds, " Sekunden."].concat(),
        );
        let meaning = match promise {
            Promise::Promised => {
                "Das Verfahren verspricht es, also sollte sich nichts finden. Ein Beweis ist eine Suche trotzdem nicht."
            }
            Promise::NotPromised | Promise::NotApplicable => {
                "Das ist kein Beweis: Vielleicht gibt es einen längeren Weg."
            }
        };
        said.push(meaning.to_owned());
        said
    }
}

fn runs_of(runs: u64) -> String {
    super::counted(runs, "Durchlauf", "Durchläufe")
}

fn up_to(acts: u8) -> String {
    match acts {
        1 => "jede einzelne".to_owned(),
        _ => ["je bis zu ", &count(acts.into())].concat(),
    }
}

/// Small numbers as words.
fn count(number: u64) -> String {
    const WORDS: [&str; 10] =
        ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    WORDS.get(place).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
