//! What small things cost natively, with criterion's statistics.

#![allow(missing_docs, reason = "a program")]

use criterion::{Criterion, criterion_group, criterion_main};
use lockstep::history::History;
use lockstep::scene::Scene;
use lockstep::time::SimTime;
use lockstep_bench::runs;
use std::hint::black_box;

fn steps(criterion: &mut Criterion) {
    criterion.bench_function("a minute of a quorum of five", |bench| {
        bench.iter(|| black_box(runs::with_history(60)))
    });
    let mut history = runs::ten_minutes();
    let mut second = 7;
    criterion.bench_function("a seek in ten minutes", |bench| {
        bench.iter(|| {
            second = (second * 31 + 11) % 600;
            history.seek(SimTime(second * 1000));
        });
    });
    let history: History = runs::busy_moment();
    criterion.bench_function("a scene with twenty messages", |bench| {
        bench.iter(|| black_box(Scene::of(history.moment(), history.records())));
    });
    criterion.bench_function("a mark", |bench| bench.iter(|| black_box(history.moment().clone())));
}

criterion_group!(benches, steps);
criterion_main!(benches);
