//! The adversary in Spanish.

use super::Spanish;
use crate::adversary::{INSTANTS, Kind, Searched};
use crate::laws::Promise;
use crate::time::SimTime;
use crate::words::adversary::{AdversaryLabel, AdversaryWords};
use crate::words::app::AppWords;

impl AdversaryWords for Spanish {
    fn adversary(&self, label: AdversaryLabel) -> &'static str {
        match label {
            AdversaryLabel::Title => "¿Cómo podría romperse?",
            AdversaryLabel::About => {
                "Desde este momento, tu navegador prueba comandos, cortes, reinicios y retrasos afortunados, y \
                 busca los menos posibles que rompan una promesa."
            }
            AdversaryLabel::Aim => "Qué debe romperse",
            AdversaryLabel::Promised => "prometido",
            AdversaryLabel::Means => "Además de comandos puede usar",
            AdversaryLabel::Cuts => "cortes",
            AdversaryLabel::Reboots => "reinicios",
            AdversaryLabel::Luck => "mala suerte con los mensajes",
            AdversaryLabel::Search => "Buscar",
            AdversaryLabel::Stop => "Parar",
            AdversaryLabel::Progress => "Qué parte de la búsqueda está hecha",
            AdversaryLabel::Stopped => "Has parado la búsqueda antes de su final.",
            AdversaryLabel::Play => "Reproducirlo",
            AdversaryLabel::Changed => "La simulación ya es otra. Busca otra vez.",
            AdversaryLabel::GoThere => "Ir allí",
            AdversaryLabel::OneInCharge => "uno solo al mando",
            AdversaryLabel::OneInChargeSays => {
                "Nunca dos robots al mando al mismo tiempo. Ningún esquema puede prometerlo: quien estaba al \
                 mando quizá no sabe todavía que ya no lo está."
            }
            AdversaryLabel::GetsAnswer => "siempre una respuesta",
            AdversaryLabel::GetsAnswerSays => {
                "Un equipo que puede hablar con un robot en marcha consigue que se haga su comando. Nadie \
                 puede prometer esto junto con la consistencia mientras hay enlaces cortados."
            }
        }
    }

    fn tried(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Move => "movimientos, pedidos por los dos primeros equipos",
            Kind::Again => "el último comando otra vez",
            Kind::Picture => "fotos",
            Kind::Isolate => "un robot aislado de todos los demás",
            Kind::CutLink => "un enlace cortado",
            Kind::CutOneWay => "un enlace cortado en un sentido",
            Kind::CutLine => "las respuestas de un robot a su equipo cortadas",
            Kind::Split => "dos robots separados del resto",
            Kind::Mend => "todo reparado",
            Kind::Reboot => "un reinicio de 4 segundos",
            Kind::LongReboot => "un robot apagado 5 minutos",
            Kind::Lose => "un mensaje perdido",
            Kind::Hold => "un mensaje retenido o soltado",
            Kind::Double => "un mensaje duplicado",
            Kind::Slow => "los mensajes entre robots frenados a 3 segundos",
        }
    }

    fn searching(&self, acts: u8, runs: u64) -> String {
        let together = if acts == 1 {
            "una acción".to_owned()
        } else {
            [&count(acts.into()), " acciones juntas"].concat()
        };
        ["Probando ", &together, "; hasta ahora, ", &simulations(runs), "."].concat()
    }

    fn already_broken(&self, since: Option<SimTime>) -> String {
        match since {
            Some(at) => ["Ya está roto, desde ", &self.clock(at), "."].concat(),
            None => "Ya es así, en este momento.".to_owned(),
        }
    }

    fn found_way(&self, acts: usize, breaks_at: SimTime, runs: u64) -> String {
        let acts = match acts {
            0 => "Se rompe solo".to_owned(),
            1 => "Basta una acción: se rompe".to_owned(),
            _ => ["Hacen falta ", &count(acts as u64), " acciones: se rompe"].concat(),
        };
        let tried = if runs == 1 { "Se probó " } else { "Se probaron " };
        [&acts, " en ", &self.clock(breaks_at), ". ", tried, &simulations(runs), "."].concat()
    }

    fn found_nothing(&self, searched: &Searched, promise: Promise) -> Vec<String> {
        let list = |kinds: &[Kind]| kinds.iter().map(|kind| self.tried(*kind)).collect::<Vec<_>>().join(", ");
        let mut said = vec![["No se encontró nada en ", &simulations(searched.runs), "."].concat()];
        if searched.whole > 0 {
            let all = [&up_to(searched.whole), " de estas: ", &list(&searched.all), "."].concat();
            said.push(["Probado por completo: ", &all].concat());
        }
        if searched.whole_main > searched.whole {
            let main = [&up_to(searched.whole_main), " de estas: ", &list(&searched.main), "."].concat();
            let begin = if searched.whole > 0 { "También por completo: " } else { "Probado por completo: " };
            said.push([begin, &main].concat());
        }
        if let Some(part) = searched.part {
            said.push(["De las maneras de hacer ", &count(part.into()), ", solo algunas."].concat());
        }
        let later = count(u64::from(INSTANTS) - 1);
        let seconds = searched.played_on.0.div_ceil(1000).to_string();
        let also = if searched.whole > 0 {
            " (en la primera prueba completa, también: un robot oye a otro)"
        } else {
            ""
        };
        said.push(
            [
                "Cada acción llegó enseguida o justo después de una de las siguientes ",
                &later,
                " cosas que importan: un comando llega a un robot; un robot ha ejecutado algo, toma el mando o \
                 vuelve; un equipo tiene su respuesta",
                also,
                ". Cada simulación siguió después ",
                &seconds,
                " segundos.",
            ]
            .concat(),
        );
        said.push(
            match promise {
                Promise::Promised => {
                    "El esquema lo promete, así que no debería encontrarse nada. Aun así, una búsqueda no es \
                     una demostración."
                }
                Promise::NotPromised | Promise::NotApplicable => {
                    "Eso no es una demostración: puede haber un camino más largo."
                }
            }
            .to_owned(),
        );
        said
    }
}

fn up_to(acts: u8) -> String {
    match acts {
        1 => "una cualquiera".to_owned(),
        _ => ["hasta ", &count(acts.into()), " cualesquiera"].concat(),
    }
}

/// *1 simulación*, *12 simulaciones*.
fn simulations(runs: u64) -> String {
    [runs.to_string().as_str(), if runs == 1 { " simulación" } else { " simulaciones" }].concat()
}

/// Small numbers as words, for something feminine.
fn count(number: u64) -> String {
    const WORDS: [&str; 10] =
        ["ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    WORDS.get(place).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
