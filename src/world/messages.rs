//! Messages: sent, arriving, and in the hands of people.

use super::{Load, Parcel, Records, World};
use crate::agenda::Due;
use crate::ids::{Direction, FlightId, Place, RecordId};
use crate::network::{Fate, Flight, Loss};
use crate::protocol::Input;
use crate::record::What;
use crate::setup::{InFlight, Touch};

impl World {
    /// Hands a message to the network and tells its fate.
    pub(super) fn send(&mut self, direction: Direction, load: Load, cause: RecordId, records: Records) {
        let gist = load.gist();
        let parcel = Parcel { load, cause: RecordId(self.next_record) };
        let (flight, fate) = self.network.send(self.now, direction, parcel);
        let sent = self.tell(Some(cause), What::Sent { flight, direction, gist }, records);
        match fate {
            Fate::Lost(why) => {
                self.tell(Some(sent), What::Lost { flight, direction, gist, why }, records);
            }
            Fate::Flies { arrives_at, twin } => {
                self.agenda.put(arrives_at, Due::Arrival(flight));
                if let Some((twin, arrives_at)) = twin {
                    self.tell(
                        Some(sent),
                        What::Doubled { of: flight, flight: twin, direction, gist },
                        records,
                    );
                    self.agenda.put(arrives_at, Due::Arrival(twin));
                }
            }
        }
    }

    /// A message gets there. If a cut has destroyed it, nothing is left to arrive.
    pub(super) fn arrive(&mut self, flight: FlightId, records: Records) {
        let Some(flight) = self.network.take(flight) else { return };
        let Parcel { load, cause } = flight.parcel;
        let (direction, gist, id) = (flight.direction, load.gist(), flight.id);
        if let Place::Robot(robot) = direction.to
            && !self.robot(robot).is_running()
        {
            let why = Loss::RobotOff;
            self.tell(Some(cause), What::Lost { flight: id, direction, gist, why }, records);
            return;
        }
        let arrived = self.tell(Some(cause), What::Arrived { flight: id, direction, gist }, records);
        match (direction.from, direction.to, load) {
            (Place::Robot(from), Place::Robot(to), Load::Word(body)) => {
                self.hand_in(to, Input::Message { from, body }, arrived, records);
            }
            (Place::Team(_), Place::Robot(to), Load::Ask { call, .. }) => {
                self.hand_in(to, Input::Ask(call), arrived, records);
            }
            (Place::Robot(robot), Place::Team(_), Load::Answer { ticket, answer }) => {
                self.hear(robot, ticket, answer, arrived, records);
            }
            (from, to, load) => unreachable!("nobody sends {load:?} from {from} to {to}"),
        }
    }

    /// People touch a message in flight. Where there is none, nothing happens.
    pub(super) fn touch(&mut self, touch: Touch, which: InFlight, did: RecordId, records: Records) {
        let Some(flight) = self.network.nth_on(which.direction, which.nth) else { return };
        let (id, direction, gist, arrives_at) =
            (flight.id, flight.direction, flight.parcel.load.gist(), flight.arrives_at);
        match touch {
            Touch::Lose => {
                self.network.take(id);
                self.agenda.cross_out_arrival(arrives_at, id);
                self.tell(Some(did), What::Lost { flight: id, direction, gist, why: Loss::People }, records);
            }
            Touch::Double => {
                let Some(Flight { id: twin, held_since, .. }) = self.network.double(id) else { return };
                let (twin, held) = (*twin, held_since.is_some());
                self.tell(Some(did), What::Doubled { of: id, flight: twin, direction, gist }, records);
                if !held {
                    self.agenda.put(arrives_at, Due::Arrival(twin));
                }
            }
            Touch::Hold => {
                if self.network.hold(self.now, id) {
                    self.agenda.cross_out_arrival(arrives_at, id);
                    self.tell(Some(did), What::Held { flight: id, direction, gist }, records);
                }
            }
            Touch::Release => {
                if let Some(arrives_at) = self.network.release(self.now, id) {
                    self.agenda.put(arrives_at, Due::Arrival(id));
                    self.tell(Some(did), What::Released { flight: id, direction, gist }, records);
                }
            }
        }
    }
}
