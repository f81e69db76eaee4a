//! The key store of a desktop session: GNOME Keyring, on a message bus of its own.

use std::{process::Command, time::Duration};

use crate::process::{Failure, Folder, Server};

const LIMIT: Duration = Duration::from_secs(30);

/// Begins nothing by itself, so that only the unlocked key store below answers.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=BUS</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

const SESSION: &str = r#"
cd "$1" || exit 1
dbus-daemon --nofork --config-file="$1/bus.conf" &
while [ ! -S "$1/bus" ]; do sleep 0.05; done
printf 'a password' | gnome-keyring-daemon --foreground --unlock --components=secrets &
until dbus-send --bus="$DBUS_SESSION_BUS_ADDRESS" --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
  string:org.freedesktop.secrets | grep -q true; do sleep 0.05; done
echo 'the session is open'
wait
"#;

/// A desktop session of its own, whose key store is unlocked.
#[derive(Debug)]
pub struct SecretService {
    server: Server,
    address: String,
}

impl SecretService {
    /// Starts one.
    pub fn start() -> Result<Self, Failure> {
        let folder = Folder::create("keyring")?;
        let path = folder.path().to_owned();
        let bus = path.join("bus");
        folder.write("bus.conf", &BUS.replace("BUS", &bus.display().to_string()))?;
        let address = format!("unix:path={}", bus.display());
        let mut session = Command::new("sh");
        session.args(["-c", SESSION, "sh"]).arg(&path).env("DBUS_SESSION_BUS_ADDRESS", &address);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            session.env(name, &path);
        }
        let server = Server::start("gnome-keyring", folder, &session, LIMIT, |server| server.output().contains("the session is open"))?;
        Ok(Self { server, address })
    }

    /// Lets a command use the session.
    pub fn open_for(&self, command: &mut Command) {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }
}
