//! Messages: sent, arriving, and in the hands of people.

use super::{Load, Parcel, Records, World};
use crate::agenda::Due;
use crate::ids::{Direction, Place, RecordId};
use crate::network::{Berth, Fate, Flight, Loss};
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
            Fate::Flies { arrival, twin } => {
                self.agenda.put(arrival.at, Due::Arrival(arrival.berth));
                if let Some((twin, arrival)) = twin {
                    let doubled = What::Doubled { of: flight, flight: twin, direction, gist };
                    self.tell(Some(sent), doubled, records);
                    self.agenda.put(arrival.at, Due::Arrival(arrival.berth));
                }
            }
        }
    }

    /// A message gets there.
    pub(super) fn arrive(&mut self, berth: Berth, records: Records) {
        let flight = self.network.flight(berth).expect("what is destroyed on its way is crossed out");
        let Parcel { load, cause } = &flight.parcel;
        let (id, direction, gist, cause) = (flight.id, flight.direction, load.gist(), Some(*cause));
        if let Place::Robot(robot) = direction.to
            && !self.robot(robot).is_running()
        {
            self.network.remove(berth);
            self.tell(cause, What::Lost { flight: id, direction, gist, why: Loss::RobotOff }, records);
            return;
        }
        let arrived = self.tell(cause, What::Arrived { flight: id, direction, gist }, records);
        self.open(berth, arrived, records);
    }

    /// Whoever a message is for reads it, where it lies, and acts on it.
    fn open(&mut self, berth: Berth, arrived: RecordId, records: Records) {
        let Some(Flight { direction, parcel, .. }) = self.network.flight(berth) else { return };
        match (direction.from, direction.to, &parcel.load) {
            (Place::Robot(from), Place::Robot(to), Load::Word(body)) => {
                let input = Input::Message { from, body };
                self.robots[to.index()].replica.step(self.now, input, &mut self.effects);
                self.network.remove(berth);
                self.follow_through(to, arrived, records);
            }
            (Place::Team(_), Place::Robot(to), &Load::Ask { call, .. }) => {
                self.network.remove(berth);
                self.hand_in(to, Input::Ask(call), arrived, records);
            }
            (Place::Robot(robot), Place::Team(_), &Load::Answer { ticket, answer }) => {
                self.network.remove(berth);
                self.hear(robot, ticket, answer, arrived, records);
            }
            (from, to, load) => unreachable!("nobody sends {load:?} from {from} to {to}"),
        }
    }

    /// People touch a message in flight. Where there is none, nothing happens.
    pub(super) fn touch(&mut self, touch: Touch, which: InFlight, did: RecordId, records: Records) {
        let Some(berth) = self.network.nth_on(which.direction, which.nth) else { return };
        let Some(flight) = self.network.flight(berth) else { return };
        let held = flight.held_since.is_some();
        let (id, direction, gist, arrives_at) =
            (flight.id, flight.direction, flight.parcel.load.gist(), flight.arrives_at);
        match touch {
            Touch::Lose => {
                self.network.remove(berth);
                self.agenda.cross_out(arrives_at, Due::Arrival(berth));
                self.tell(Some(did), What::Lost { flight: id, direction, gist, why: Loss::People }, records);
            }
            Touch::Double => {
                let Some((twin, berth)) = self.network.double(berth) else { return };
                self.tell(Some(did), What::Doubled { of: id, flight: twin, direction, gist }, records);
                if !held {
                    self.agenda.put(arrives_at, Due::Arrival(berth));
                }
            }
            Touch::Hold => {
                if self.network.hold(self.now, berth) {
                    self.agenda.cross_out(arrives_at, Due::Arrival(berth));
                    self.tell(Some(did), What::Held { flight: id, direction, gist }, records);
                }
            }
            Touch::Release => {
                if let Some(arrives_at) = self.network.release(self.now, berth) {
                    self.agenda.put(arrives_at, Due::Arrival(berth));
                    self.tell(Some(did), What::Released { flight: id, direction, gist }, records);
                }
            }
        }
    }
}
