//! The classroom in German.

use super::{German, counted};
use crate::ids::RobotId;
use crate::words::class::{ClassLabel, ClassWords, KeyCap, KeyGroup, KeyWork};

impl ClassWords for German {
    fn class(&self, label: ClassLabel) -> &'static str {
        match label {
            ClassLabel::Leave => "Vorführmodus verlassen",
            ClassLabel::Code => "QR-Code",
            ClassLabel::CodeHelp => "Richte die Kamera eines Handys auf den Code: Er öffnet genau das hier.",
            ClassLabel::NoCode => {
                "Dieser Durchlauf ist zu lang für einen QR-Code. Speichere ihn stattdessen als Datei, unter „Teilen“."
            }
            ClassLabel::Controls => "Bedienung zeigen",
            ClassLabel::Text => "Text zeigen",
            ClassLabel::On => "Weiter",
            ClassLabel::Back => "Zurück",
            ClassLabel::SamePictures => "Die Fotos sind gleich",
            ClassLabel::OtherPictures => "Die Fotos sind verschieden",
            ClassLabel::TakeBack => "Eine Hand zurücknehmen",
            ClassLabel::VoteHelp => "Handzeichen: Drück die Nummer einer Antwort einmal für jede Hand.",
            ClassLabel::Letters => "Einzelne Tasten bewirken etwas",
            ClassLabel::LettersNote => {
                "Schalte das aus, wenn du diktierst oder wenn Tasten versehentlich gedrückt werden. Knöpfe, Tab \
                 und Escape bleiben."
            }
            ClassLabel::WhichLink => {
                "Welche Verbindung kappen oder reparieren? Drück die Nummern ihrer beiden Roboter."
            }
            ClassLabel::WhichReboot => "Welchen Roboter neu starten? Drück seine Nummer.",
            ClassLabel::WhichIsolate => "Welchen Roboter isolieren? Drück seine Nummer.",
            ClassLabel::WhichScheme => {
                "Welches Verfahren? 1 Ohne Absprache · 2 Striktes Weiterleiten · 3 Haupt und Ersatz · 4 Quorum \
                 aus 3 · 5 Quorum aus 5"
            }
            ClassLabel::DropIt => "Escape lässt es sein.",
        }
    }

    fn key_group(&self, group: KeyGroup) -> &'static str {
        match group {
            KeyGroup::Clock => "Die Uhr",
            KeyGroup::Consoles => "Zwei Teams an einer Tastatur",
            KeyGroup::Deeds => "Verbindungen und Roboter",
            KeyGroup::Views => "Was zu sehen ist",
            KeyGroup::Lesson => "In einer Lektion",
            KeyGroup::Presenter => "Im Vorführmodus und auf dem Presenter",
        }
    }

    fn key_work(&self, work: KeyWork) -> &'static str {
        match work {
            KeyWork::PlayPause | KeyWork::Clicker => "abspielen oder anhalten",
            KeyWork::StepForward => "ein Ereignis vor",
            KeyWork::StepBack => "ein Ereignis zurück",
            KeyWork::Marks => "vorige Marke, nächste Marke",
            KeyWork::Speed => "langsamer, schneller",
            KeyWork::Restart => "von vorn",
            KeyWork::MoveA => "Team A: vorwärts, links, rückwärts, rechts",
            KeyWork::PictureA => "Team A: Foto",
            KeyWork::MoveB => "Team B: vorwärts, links, rückwärts, rechts",
            KeyWork::PictureB => "Team B: Foto",
            KeyWork::Autopilots => "alle Autopiloten an oder aus",
            KeyWork::Link => "eine Verbindung kappen oder reparieren, dann die Nummern zweier Roboter",
            KeyWork::MendAll => "alles reparieren",
            KeyWork::Split => "die Roboter aufteilen",
            KeyWork::Reboot => "neu starten, dann die Nummer eines Roboters",
            KeyWork::Isolate => "isolieren, dann die Nummer eines Roboters",
            KeyWork::Scheme => "ein anderes Verfahren, dann seine Nummer",
            KeyWork::Lessons => "Lektionen",
            KeyWork::Story => "Geschichte",
            KeyWork::Diagram => "Raum-Zeit-Diagramm",
            KeyWork::Compare => "Verfahren vergleichen",
            KeyWork::Why => "warum geschah das Letzte?",
            KeyWork::Code => "QR-Code von genau dem hier, so groß wie der Bildschirm",
            KeyWork::Keys => "diese Tasten",
            KeyWork::Close => "schließen, was offen ist",
            KeyWork::Present => "Vorführmodus an oder aus",
            KeyWork::Next => "nächster Schritt",
            KeyWork::Previous => "ein Schritt zurück",
            KeyWork::Choose => "eine Antwort markieren",
            KeyWork::On => "weiter: der nächste Schritt, oder was als Nächstes erzählenswert ist",
            KeyWork::Back => "zurück",
            KeyWork::Hand => "eine Hand mehr für eine Antwort",
            KeyWork::TakeBack => "eine Hand zurücknehmen",
            KeyWork::Controls => "Bedienung zeigen oder verbergen",
            KeyWork::Text => "Text zeigen oder verbergen",
        }
    }

    fn key_cap(&self, cap: KeyCap) -> &'static str {
        match cap {
            KeyCap::Space => "Leertaste",
            KeyCap::PageUp => "Bild auf",
            KeyCap::PageDown => "Bild ab",
            KeyCap::Escape => "Esc",
            KeyCap::Backspace => "Rücktaste",
        }
    }

    fn hands(&self, hands: u16) -> String {
        counted(hands.into(), "Hand", "Hände")
    }

    fn which_other(&self, robot: RobotId) -> String {
        ["Die Verbindung von Roboter ", &robot.to_string(), " und welchem anderen? Drück seine Nummer."]
            .concat()
    }

    fn and_more(&self, more: usize) -> String {
        ["Und ", &more.to_string(), " mehr."].concat()
    }
}
