//! `--save-files`: the files that a card gives go to a folder as they come; and how files are shown.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgMatches};
use connector_core::{
    File, Value,
    card::{Action, Type},
};
use serde_json::json;

use super::{
    call,
    failure::{Failure, Outcome},
    output::Format,
};

/// The longest name that a file gets, in bytes; most file systems take 255.
const LONGEST: usize = 200;

pub(crate) fn arg() -> Arg {
    Arg::new("save-files")
        .long("save-files")
        .value_name("FOLDER")
        .help_heading(call::HEADING)
        .help("Save the files that come into this folder, each under a name that is free there, and print where they are")
}

/// Whether a card gives files.
pub(crate) fn has_files(card: &Action) -> bool {
    let is_file = |ty: &Type| match ty.inner() {
        Type::List(item) => matches!(item.inner(), Type::File),
        ty => matches!(ty, Type::File),
    };
    !card.is_paged() && card.output.fields.iter().any(|field| is_file(&field.ty))
}

/// Where files are to be saved, if anywhere.
pub(crate) fn folder(matches: &ArgMatches) -> Option<PathBuf> {
    matches.try_get_one::<String>("save-files").ok().flatten().map(PathBuf::from)
}

/// Puts in the place of each file what is shown of it. With a folder, it is saved there first.
pub(crate) async fn place(mut outputs: Value, files: &[(String, File)], folder: Option<&Path>, format: Format) -> Outcome<Value> {
    for (place, file) in files {
        let saved = match folder {
            Some(folder) => Some(save(file, folder).await?),
            None => None,
        };
        if let Some(shown) = outputs.pointer_mut(place) {
            *shown = show(file, saved.as_ref(), format);
        }
    }
    Ok(outputs)
}

/// A table has a line for people, CSV the path alone, JSON all that is known.
fn show(file: &File, saved: Option<&(PathBuf, u64)>, format: Format) -> Value {
    let path = saved.map(|(path, _)| path.display().to_string());
    let size = saved.map(|(_, size)| *size).or_else(|| file.len());
    let name = path.as_deref().unwrap_or(file.name());
    match format {
        Format::Table => match size {
            Some(size) => format!("{name} ({}, {size} bytes)", file.media_type()).into(),
            None => format!("{name} ({})", file.media_type()).into(),
        },
        Format::Csv => name.into(),
        Format::Json | Format::Ndjson => json!({ "name": file.name(), "media_type": file.media_type(), "path": path, "size": size }),
    }
}

/// Saves a file under its own name, or one like it where that is taken. Gives where, and how many bytes.
async fn save(file: &File, folder: &Path) -> Outcome<(PathBuf, u64)> {
    let cannot = |error: io::Error| Failure::Usage(format!("--save-files: nothing can be saved in `{}`: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(cannot)?;
    let path = reserve(folder, &safe(file.name())).map_err(cannot)?;
    match file.save(&path).await {
        Ok(size) => Ok((path, size)),
        Err(error) => {
            let _ = fs::remove_file(&path);
            Err(error.into())
        }
    }
}

/// Takes a name that is free, with an empty file, so that nothing is overwritten whatever else is saved meanwhile.
fn reserve(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    for number in 1.. {
        let path = match number {
            1 => folder.join(name),
            number => folder.join(format!("{stem}-{number}{ending}")),
        };
        // What is not complete yet stands beside it, under this name.
        let mut part = path.clone().into_os_string();
        part.push(".part");
        if Path::new(&part).exists() {
            continue;
        }
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|_| path),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// A name that is one on every system, that stays in the folder, and that nothing hides. It comes from elsewhere.
fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let legal = |char: char| if char.is_control() || "<>:\"|?*".contains(char) { '_' } else { char };
    let mut safe: String = last.trim().chars().map(legal).collect();
    if safe.starts_with('.') {
        safe.replace_range(..1, "_");
    }
    // From the front: the ending says what it is.
    while safe.len() > LONGEST {
        safe.remove(0);
    }
    safe.truncate(safe.trim_end_matches(['.', ' ']).len());
    if safe.is_empty() { "file".to_owned() } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (name, expected) in [
            ("a.csv", "a.csv"),
            ("../../etc/passwd", "passwd"),
            ("..\\boot.ini", "boot.ini"),
            ("..", "_"),
            ("", "file"),
            ("a/", "file"),
            (".bashrc", "_bashrc"),
            ("c:\u{0}d\n.txt", "c__d_.txt"),
            ("a. . ", "a"),
            ("日本.txt", "日本.txt"),
        ] {
            assert_eq!(safe(name), expected, "{name}");
        }
        let long = safe(&format!("{}.pdf", "é".repeat(500)));
        assert!(long.len() <= LONGEST && long.ends_with("é.pdf"), "{long}");
    }
}
