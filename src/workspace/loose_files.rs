//! What could not be joined with a vault file, until somebody saved each as a file of its own.

use super::action::MadeFile;

/// The files, in the order in which they were left. None takes the place of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LooseFiles(Vec<MadeFile>);

impl LooseFiles {
    /// Adds one, unless it is among them.
    pub fn add(&mut self, file: MadeFile) {
        if !self.0.contains(&file) {
            self.0.push(file);
        }
    }

    /// The one that is saved next.
    pub fn first(&self) -> Option<&MadeFile> {
        self.0.first()
    }

    /// One was saved, or is needed no more.
    pub fn remove(&mut self, file: &MadeFile) {
        self.0.retain(|one| one != file);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their names with how long each is, and their bytes behind each other: how they are kept over a lock.
    pub fn kept(&self) -> (Vec<(String, usize)>, Vec<u8>) {
        let names = self.0.iter().map(|one| (one.name.clone(), one.bytes.len()));
        let bytes = self.0.iter().flat_map(|one| one.bytes.iter().copied());
        (names.collect(), bytes.collect())
    }

    /// What was kept.
    pub fn put_back(names: Vec<(String, usize)>, mut bytes: &[u8]) -> Self {
        let mut files = Vec::new();
        for (name, length) in names {
            let Some((own, rest)) = bytes.split_at_checked(length) else {
                break;
            };
            bytes = rest;
            let bytes = own.to_vec();
            files.push(MadeFile { name, bytes });
        }
        Self(files)
    }
}
