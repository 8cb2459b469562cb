//! What people do to the world.

use super::{Power, Records, World};
use crate::agenda::Due;
use crate::ids::{Direction, RecordId, RobotId};
use crate::network::Loss;
use crate::protocol::{Input, Timer};
use crate::record::What;
use crate::setup::{Act, Groups};
use crate::time::Span;

impl World {
    pub(super) fn act(&mut self, act: Act, records: Records) {
        let did = self.tell(None, What::Did(act), records);
        match act {
            Act::Ask { team, command, to } => self.ask(team, command, to, false, Some(did), records),
            Act::Again { team, number, to } => self.ask_again(team, number, to, false, Some(did), records),
            Act::Attach { team, to } => self.attach(team, to, did, records),
            Act::Autopilot { team, on } => self.switch_autopilot(team, on),
            Act::CutOneWay(direction) => self.cut(direction, did, records),
            Act::Cut(one, other) => {
                let direction = Direction::new(one, other);
                self.cut(direction, did, records);
                self.cut(direction.back(), did, records);
            }
            Act::MendOneWay(direction) => self.mend(direction, did, records),
            Act::Mend(one, other) => {
                let direction = Direction::new(one, other);
                self.mend(direction, did, records);
                self.mend(direction.back(), did, records);
            }
            Act::Isolate(robot) => {
                for other in self.all_robots().filter(|other| *other != robot) {
                    self.cut(Direction::new(robot, other), did, records);
                    self.cut(Direction::new(other, robot), did, records);
                }
            }
            Act::Split(groups) => self.split(groups, did, records),
            Act::MendAll => {
                for direction in self.network.directions() {
                    self.mend(direction, did, records);
                }
            }
            Act::Reboot { robot, off } => self.power_off(robot, off, did, records),
            Act::Delay(range) => self.network.set_link_delay(range),
            Act::Touch(touch, which) => self.touch(touch, which, did, records),
        }
    }

    fn all_robots(&self) -> impl Iterator<Item = RobotId> + use<> {
        RobotId::all(self.setup.scheme.robots())
    }

    fn split(&mut self, groups: Groups, did: RecordId, records: Records) {
        for from in self.all_robots() {
            for to in self.all_robots() {
                if groups.0[from.index()] != groups.0[to.index()] {
                    self.cut(Direction::new(from, to), did, records);
                }
            }
        }
    }

    fn cut(&mut self, direction: Direction, did: RecordId, records: Records) {
        let Some(torn) = self.network.cut(direction) else { return };
        let cut = self.tell(Some(did), What::CutOff(direction), records);
        for (berth, flight) in torn {
            let gist = flight.parcel.load.gist();
            let lost = What::Lost { flight: flight.id, direction, gist, why: Loss::Torn };
            self.tell(Some(cut), lost, records);
            self.agenda.cross_out(flight.arrives_at, Due::Arrival(berth));
        }
    }

    fn mend(&mut self, direction: Direction, did: RecordId, records: Records) {
        if self.network.mend(direction) {
            self.tell(Some(did), What::Mended(direction), records);
        }
    }

    /// A robot goes off. If it is off already, it stays off until the later of the two times.
    fn power_off(&mut self, id: RobotId, off: Span, did: RecordId, records: Records) {
        let mut until = self.now + off;
        let robot = &mut self.robots[id.index()];
        if let Some(motion_end) = robot.power_off() {
            self.agenda.cross_out(motion_end, Due::MotionEnd(id));
        }
        for timer in Timer::ALL {
            self.agenda.stop_timer(id, timer);
        }
        if let Power::Off { until: earlier, .. } = robot.power {
            self.agenda.cross_out(earlier, Due::PowerOn(id));
            until = until.max(earlier);
        }
        let cause = self.tell(Some(did), What::WentOff { robot: id, until }, records);
        self.agenda.put(until, Due::PowerOn(id));
        self.robots[id.index()].power = Power::Off { until, cause };
    }

    pub(super) fn power_on(&mut self, id: RobotId, records: Records) {
        let cause = match std::mem::replace(&mut self.robots[id.index()].power, Power::On) {
            Power::Off { cause, .. } => Some(cause),
            Power::On => None,
        };
        let back = self.tell(cause, What::CameBack { robot: id }, records);
        let executed = self.robot(id).body.count();
        self.hand_in(id, Input::Restart { executed }, back, records);
    }
}
