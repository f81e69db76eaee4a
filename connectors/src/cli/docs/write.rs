//! Files into a folder, all or none: they are written beside it, and take its place when all of them are there.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
};

use super::set::File;
use crate::cli::failure::{Failure, Outcome};

/// What a set may hold at its top, in any format; what else stands in a folder is not ours.
const OURS: [&str; 10] = [
    "authorization.html",
    "authorization.md",
    "cards",
    "index.html",
    "index.md",
    "pictures",
    "style.css",
    "triggers",
    "versions.html",
    "versions.md",
];

/// A folder that may be written.
pub(super) struct Place {
    folder: PathBuf,
    /// What is written, until it takes the folder's place.
    new: PathBuf,
    /// What was there, until the new files are.
    old: PathBuf,
}

impl Place {
    /// The folder, if it is free or may be replaced.
    pub(super) fn of(out: &Path, force: bool) -> Outcome<Self> {
        let refuse = |why: String| Err(Failure::Usage(format!("--out: {why}")));
        let shown = out.display();
        if out.exists() && !out.is_dir() {
            return refuse(format!("`{shown}` is not a folder"));
        }
        let is_empty = !out.exists() || fs::read_dir(out).map_err(|error| at(out, &error))?.next().is_none();
        if !is_empty && !force {
            return refuse(format!("the folder `{shown}` is not empty; choose another, or write --force to replace the documents in it"));
        }
        // A link stays one, and leads to the new files.
        let folder = if out.exists() { fs::canonicalize(out).map_err(|error| at(out, &error))? } else { out.to_owned() };
        let Some(name) = folder.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            return refuse(format!("`{shown}` names no folder that could be written"));
        };
        let beside = |end: &str| folder.with_file_name(format!(".{name}.{end}-{}", process::id()));
        Ok(Self { new: beside("new"), old: beside("old"), folder })
    }

    /// Writes all of the files, or leaves the folder as it was.
    pub(super) fn write(&self, files: &[File]) -> Outcome {
        let written = self.write_beside(files).and_then(|()| self.swap());
        if written.is_err() {
            // There is no more to do about what cannot be removed either.
            let _ = fs::remove_dir_all(&self.new);
        }
        written
    }

    fn write_beside(&self, files: &[File]) -> Outcome {
        fs::create_dir_all(&self.new).map_err(|error| at(&self.new, &error))?;
        for (path, content) in files {
            let path = self.new.join(path);
            let folder = path.parent().unwrap_or(&self.new);
            fs::create_dir_all(folder).and_then(|()| fs::write(&path, content)).map_err(|error| at(&path, &error))?;
        }
        Ok(())
    }

    fn swap(&self) -> Outcome {
        let failed = |error: io::Error| at(&self.folder, &error);
        if !self.folder.exists() {
            return fs::rename(&self.new, &self.folder).map_err(failed);
        }
        fs::rename(&self.folder, &self.old).map_err(failed)?;
        if let Err(error) = self.keep_others().and_then(|()| fs::rename(&self.new, &self.folder)) {
            let _ = self.give_back();
            let _ = fs::rename(&self.old, &self.folder);
            return Err(failed(error));
        }
        fs::remove_dir_all(&self.old).map_err(|error| at(&self.old, &error))
    }

    /// Takes what is not ours over from the old folder.
    fn keep_others(&self) -> io::Result<()> {
        move_others(&self.old, &self.new)
    }

    fn give_back(&self) -> io::Result<()> {
        move_others(&self.new, &self.old)
    }
}

fn move_others(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if !OURS.iter().any(|ours| entry.file_name() == *ours) {
            fs::rename(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// An error, and where it happened.
fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::Output(io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}
