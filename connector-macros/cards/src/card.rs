//! What is drawn: a card in plain words, with no trace of where they come from.

/// A card, the dialog of a connection, or a connector as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Whose card it is.
    pub service: Service,
    /// What kind of card it is.
    pub kind: Kind,
    /// The name in code or on the command line; stable when the title changes.
    pub name: String,
    /// The name that people see.
    pub title: String,
    /// What it does, as Markdown.
    pub hint: String,
    /// What is special about it, in a few words each: `reads`, `page after page`, `deprecated since 2.0`.
    pub badges: Vec<String>,
    /// Its fields, in the order in which they are shown.
    pub groups: Vec<Group>,
}

/// The service that a card belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    /// The name that people see.
    pub title: String,
    /// The accent colour, `#` and 3 or 6 hex digits.
    pub color: Option<String>,
    /// A picture, as a `data:` URI; [`data_uri`](crate::data_uri) makes one.
    pub icon: Option<String>,
}

/// What kind of card it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A step of a flow.
    #[default]
    Action,
    /// What starts a flow.
    Trigger,
    /// The dialog in which a person signs in.
    Connection,
    /// All that a connector has.
    Connector,
}

/// Fields that a person sees together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What the fields are for.
    pub part: Part,
    /// The heading; empty for a group without one.
    pub label: String,
    /// Whether the card yields a list of this; the label then names one item.
    pub is_list: bool,
    /// The fields.
    pub fields: Vec<Field>,
}

/// What the fields of a [`Group`] are for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Fixed when the card is placed.
    Options,
    /// Given each time the card runs.
    #[default]
    Input,
    /// What the card yields.
    Output,
    /// Asked for when a connection is made.
    SignIn,
    /// What a connection may be allowed to do.
    Scopes,
    /// Nothing to fill in: labels, and what is said of them.
    Facts,
}

impl Group {
    /// The heading in full: what the fields are for, and the label.
    pub fn heading(&self) -> String {
        let part = match self.part {
            Part::Facts => return self.label.clone(),
            Part::Options => "Options, fixed when the card is placed",
            Part::Input => "Input",
            Part::Output => "Output",
            Part::SignIn => "Sign in",
            Part::Scopes => "Scopes",
        };
        match (self.label.as_str(), self.is_list) {
            ("", false) => part.to_owned(),
            ("", true) => format!("{part}: a list of items"),
            (label, false) => format!("{part}: {label}"),
            (label, true) => format!("{part}: a list of {label}"),
        }
    }

    /// The fields that a person sees.
    pub fn shown(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.visibility != Visibility::Hidden)
    }
}

/// One field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The name in code; stable when the label changes.
    pub name: String,
    /// The name that people see.
    pub label: String,
    /// What to write, or what it holds, as Markdown.
    pub hint: String,
    /// Its type in words; of a fact, what is said.
    pub ty: String,
    /// Whether it must be filled in; of an output, whether it is always there.
    pub required: bool,
    /// What it is where nothing is given.
    pub default: Option<String>,
    /// What the empty field shows.
    pub placeholder: String,
    /// What its value must satisfy, in a few words each.
    pub limits: Vec<String>,
    /// What a person handles to fill it in.
    pub control: Control,
    /// How much it is shown.
    pub visibility: Visibility,
    /// When it is shown, as `Kind is user`; empty for always.
    pub when: String,
    /// The fields of a record.
    pub fields: Vec<Field>,
}

impl Field {
    /// A fact: a label, and what is said of it.
    pub fn fact(label: impl Into<String>, says: impl Into<String>) -> Self {
        Self { label: label.into(), ty: says.into(), control: Control::None, ..Self::default() }
    }
}

/// What a person handles to fill in a [`Field`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Control {
    /// Nothing.
    None,
    /// A line of text.
    #[default]
    Text,
    /// A number.
    Number,
    /// True or false.
    Switch,
    /// A date and time.
    Date,
    /// A list of these labels.
    Dropdown(Vec<String>),
    /// A list that is read from the service.
    Lookup {
        /// Whether what a person types narrows it.
        searched: bool,
    },
    /// Something that is not shown.
    Secret,
    /// A file.
    File,
    /// Names with values.
    Object {
        /// Whether the service knows its fields.
        dynamic: bool,
        /// Whether people may add fields of their own.
        extensible: bool,
    },
    /// Several of something.
    List(Box<Control>),
    /// A check box.
    Check {
        /// Whether it is checked at first.
        on: bool,
        /// Whether that can be changed.
        fixed: bool,
    },
}

impl Control {
    /// Whether it holds something that is not shown.
    pub(crate) fn is_secret(&self) -> bool {
        match self {
            Control::Secret => true,
            Control::List(item) => item.is_secret(),
            _ => false,
        }
    }
}

/// How much a [`Field`] is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Visibility {
    /// With the others.
    #[default]
    Normal,
    /// Before the others.
    Important,
    /// Once somebody asks for more.
    Advanced,
    /// Never.
    Hidden,
}
