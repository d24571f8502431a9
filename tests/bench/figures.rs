//! What was measured: printed as a table, and written as the report of the browser's benchmarks reads it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

/// The figures of one run, each beside the same reference.
pub(crate) struct Figures {
    about: String,
    reference: (String, Duration),
    told: Vec<(String, Duration)>,
}

impl Figures {
    pub(crate) fn of(about: &str) -> Self {
        Self {
            about: about.to_owned(),
            reference: (String::new(), Duration::ZERO),
            told: Vec::new(),
        }
    }

    /// What the others are ratios of.
    pub(crate) fn reference(&mut self, name: &str, time: Duration) {
        self.reference = (name.to_owned(), time);
    }

    pub(crate) fn tell(&mut self, name: &str, time: Duration) {
        self.told.push((name.to_owned(), time));
    }

    pub(crate) fn print(&self) {
        let (reference, unit) = &self.reference;
        println!(
            "   {} natively; 1.00 = {reference}, {} ms",
            self.about,
            milliseconds(*unit)
        );
        for (name, time) in &self.told {
            let ratio = time.as_secs_f64() / unit.as_secs_f64();
            println!("   {name:<40} {:>12} ms {ratio:>10.4}", milliseconds(*time));
        }
    }

    /// Beside the files that the browser's benchmarks need.
    pub(crate) fn write(&self, folder: &Path, files: &[(&str, &[u8])]) {
        fs::create_dir_all(folder).expect("a folder can be made");
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).expect("a file can be written");
        }
        let figures: Vec<Value> = self.told.iter().map(|told| self.as_json(told)).collect();
        let text = Value::from(figures).to_string();
        fs::write(folder.join("figures.json"), text).expect("a file can be written");
    }

    fn as_json(&self, (name, time): &(String, Duration)) -> Value {
        let (reference, unit) = &self.reference;
        json!({
            "name": format!("natively, {}: {name}", self.about),
            "value": time.as_secs_f64() * 1_000.0,
            "unit": "ms",
            "reference": { "name": reference, "value": unit.as_secs_f64() * 1_000.0 },
        })
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1_000.0)
}
