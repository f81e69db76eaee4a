//! What a call costs, beside the same call written by hand. `tests/bench/run` runs it all and prints a table; this program does one
//! piece of it at a time, so that valgrind can count the one piece.
//!
//! ```text
//! bench serve PORTFILE                                answers on a free port of 127.0.0.1, which it writes to the file, for ten minutes at most
//! bench call CLIENT CASE CALLS URL                    makes some calls to warm up, then so many
//! bench rate CLIENT CASE IN_FLIGHT SECONDS URL        prints the calls per second
//! bench decode MODE CASE TIMES                        reads the answer of the case from memory
//! bench serve-bulk PORTFILE RECORDS BYTES             a service with so many records and a file of so many bytes, until it is killed
//! bench bulk WHO WHAT AMOUNT URL                      reads or sends so much; prints how much in a second, and the most memory in megabytes
//! bench sign WAY TIMES                                makes a request of 1 KB for AWS, and signs it
//!
//! CLIENT  ours, ours-signed-in (by OAuth 2.0), ours-open (without credentials), ours-plain (without retry and limit), hyper, reqwest-full (all of the answer is typed), reqwest-four (only the wanted fields: four, in 1k five)
//! CASE    1k, 97k-long, 94k-short
//! WHO     ours; full (by hand, all of a record is typed), wanted (by hand, the wanted fields); hand (for files)
//! WHAT    pages, list (records); down, up (bytes)
//! MODE    ours, full, four, value
//! WAY     ours, aws; or ours-unsigned, aws-unsigned, which only make the request
//! ```
//!
//! Instructions and allocations are counted at two lengths; the difference has neither the start nor the warm-up in it.

mod bulk;
mod by_hyper;
mod by_reqwest;
mod case;
mod decode;
mod drive;
mod model;
mod ours;
mod serve;
mod sign;

use std::{process::ExitCode, time::Duration};

use drive::Work;

/// What went wrong, to be printed.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T, E = Error> = std::result::Result<T, E>;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match *arguments {
        ["serve", port_file] => serve::serve(port_file.as_ref()),
        ["call", client, case, calls, url] => drive::drive(client, case.parse()?, url, Work::Calls(calls.parse()?)),
        ["rate", client, case, in_flight, seconds, url] => {
            let work = Work::Rate { in_flight: in_flight.parse()?, time: Duration::try_from_secs_f64(seconds.parse()?)? };
            drive::drive(client, case.parse()?, url, work)
        }
        ["decode", mode, case, times] => decode::decode(mode, case.parse()?, times.parse()?),
        ["serve-bulk", port_file, records, bytes] => bulk::serve(port_file.as_ref(), records.parse()?, bytes.parse()?),
        ["bulk", who, what, amount, url] => bulk::bulk(who, what, amount.parse()?, url),
        ["sign", way, times] => sign::sign(way, times.parse()?),
        _ => Err("unknown arguments; src/main.rs says which there are, and `tests/bench/run` gives them".into()),
    }
}
