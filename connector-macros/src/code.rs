//! Every kind of mistake has a code that never changes; `connector-core/docs/manual/errors.md` explains each.

use std::fmt::{self, Display};

macro_rules! codes {
    ($($variant:ident $name:literal,)*) => {
        /// What kind of mistake a message tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $($variant,)*
        }

        impl Code {
            const ALL: &[Code] = &[$(Code::$variant,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }
        }
    };
}

// One per line, sorted. A new one also gets a section in the manual.
#[rustfmt::skip]
codes! {
    AbsentValue "absent-value",
    AnswerFormat "answer-format",
    AnsweredTwice "answered-twice",
    ArgumentCount "argument-count",
    ArgumentType "argument-type",
    Attribute "attribute",
    AuthSettingOutOfPlace "auth-setting-out-of-place",
    AuthorizationTwice "authorization-twice",
    AwaitedInValue "awaited-in-value",
    BadAuthSetting "bad-auth-setting",
    BadBaseUrl "bad-base-url",
    BadDuration "bad-duration",
    BadHeaderName "bad-header-name",
    BadHeaderValue "bad-header-value",
    BadInterval "bad-interval",
    BadLabel "bad-label",
    BadNumber "bad-number",
    BadOrigin "bad-origin",
    BadPath "bad-path",
    BadPattern "bad-pattern",
    BadPlaceholder "bad-placeholder",
    BadSetting "bad-setting",
    BadSignature "bad-signature",
    BadStatus "bad-status",
    BaseUrlParameter "base-url-parameter",
    BesideRun "beside-run",
    BodyNotAllowed "body-not-allowed",
    CallsItself "calls-itself",
    ChoiceType "choice-type",
    CircularChoice "circular-choice",
    ClauseOutOfPlace "clause-out-of-place",
    ComparisonOperand "comparison-operand",
    ConstraintType "constraint-type",
    CredentialAsOutput "credential-as-output",
    CursorSource "cursor-source",
    CursorType "cursor-type",
    DedupeSource "dedupe-source",
    DefaultBreaksConstraint "default-breaks-constraint",
    DefaultType "default-type",
    DeliverAlways "deliver-always",
    EmptyChoices "empty-choices",
    EmptyName "empty-name",
    EmptyRange "empty-range",
    EmptyRecord "empty-record",
    EndlessWait "endless-wait",
    FieldsWithoutStep "fields-without-step",
    FilePlace "file-place",
    GivenToNobody "given-to-nobody",
    GivenTwice "given-twice",
    GivenTypes "given-types",
    GraphqlDocument "graphql-document",
    GraphqlVariable "graphql-variable",
    HeaderTwice "header-twice",
    HiddenRequired "hidden-required",
    HiddenStatus "hidden-status",
    IdentityType "identity-type",
    IncompletePath "incomplete-path",
    ItemsSource "items-source",
    ItemsType "items-type",
    JwtAlgorithm "jwt-algorithm",
    JwtKey "jwt-key",
    LimitHeader "limit-header",
    LoneBrace "lone-brace",
    Lookback "lookback",
    MacroPanicked "macro-panicked",
    MissingArgument "missing-argument",
    MissingAuth "missing-auth",
    MissingAuthSetting "missing-auth-setting",
    MissingChoice "missing-choice",
    MissingConnector "missing-connector",
    MissingEffects "missing-effects",
    MissingItems "missing-items",
    MissingNextPage "missing-next-page",
    MissingPart "missing-part",
    MissingRegister "missing-register",
    MissingRequest "missing-request",
    MissingSetting "missing-setting",
    MissingSource "missing-source",
    MissingVerify "missing-verify",
    NameCase "name-case",
    NamesMeet "names-meet",
    NestedOption "nested-option",
    NeverReached "never-reached",
    NoSuchOperator "no-such-operator",
    NoUnnamedRequest "no-unnamed-request",
    NotAList "not-a-list",
    NotInEveryAuth "not-in-every-auth",
    NotInScope "not-in-scope",
    NotYet "not-yet",
    NothingGiven "nothing-given",
    NothingNew "nothing-new",
    OutputOfPages "output-of-pages",
    OutputType "output-type",
    PageLink "page-link",
    PageParameter "page-parameter",
    PageParameterTwice "page-parameter-twice",
    ParameterType "parameter-type",
    PayloadSource "payload-source",
    PollWrites "poll-writes",
    ReconcileEvents "reconcile-events",
    RecordInItself "record-in-itself",
    ReservedHeader "reserved-header",
    ReservedName "reserved-name",
    RuntimeErrorKind "runtime-error-kind",
    RustKeyword "rust-keyword",
    SampleIncomplete "sample-incomplete",
    SamplePage "sample-page",
    SampleType "sample-type",
    SampleValue "sample-value",
    SearchInput "search-input",
    SourceType "source-type",
    Spelling "spelling",
    SystemFlowFields "system-flow-fields",
    TwoBodies "two-bodies",
    TypeArguments "type-arguments",
    UnexpectedToken "unexpected-token",
    UnfitType "unfit-type",
    UnknownAction "unknown-action",
    UnknownArgument "unknown-argument",
    UnknownAuth "unknown-auth",
    UnknownAuthKind "unknown-auth-kind",
    UnknownAuthParameter "unknown-auth-parameter",
    UnknownAuthSetting "unknown-auth-setting",
    UnknownClause "unknown-clause",
    UnknownConstraint "unknown-constraint",
    UnknownEffect "unknown-effect",
    UnknownErrorKind "unknown-error-kind",
    UnknownFunction "unknown-function",
    UnknownGrammar "unknown-grammar",
    UnknownHelper "unknown-helper",
    UnknownLimitShare "unknown-limit-share",
    UnknownLookup "unknown-lookup",
    UnknownMethod "unknown-method",
    UnknownSampleField "unknown-sample-field",
    UnknownScope "unknown-scope",
    UnknownSetting "unknown-setting",
    UnknownStatement "unknown-statement",
    UnknownStep "unknown-step",
    UnknownStepField "unknown-step-field",
    UnknownTriggerKind "unknown-trigger-kind",
    UnknownType "unknown-type",
    UnknownValue "unknown-value",
    UnknownVerification "unknown-verification",
    Unsigned "unsigned",
    Unused "unused",
    VerifyKey "verify-key",
    VerifyPlace "verify-place",
    WireNameTwice "wire-name-twice",
    XmlDocument "xml-document",
}

impl Code {
    /// The code that a message ends with.
    pub fn of(message: &str) -> Option<Self> {
        let (_, name) = message.strip_suffix(']')?.rsplit_once(" [")?;
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{fs, path::Path};

    use super::Code;

    fn names() -> Vec<&'static str> {
        Code::ALL.iter().map(|code| code.name()).collect()
    }

    fn sources(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, text);
            } else {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn codes_are_sorted_and_in_kebab_case() {
        assert!(names().is_sorted_by(|a, b| a < b), "sort the lines of `code.rs`, and write each once: {:?}", names());
        for code in Code::ALL {
            let kebab = format!("{code:?}").chars().enumerate().fold(String::new(), |mut kebab, (index, char)| {
                if char.is_uppercase() && index > 0 {
                    kebab.push('-');
                }
                kebab.push(char.to_ascii_lowercase());
                kebab
            });
            assert_eq!(code.name(), kebab);
        }
    }

    #[test]
    fn each_code_is_used() {
        let mut text = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
        let words: Vec<&str> = text.split(|char: char| !char.is_alphanumeric() && char != ':').collect();
        let unused: Vec<&Code> = Code::ALL.iter().filter(|code| !words.contains(&format!("Code::{code:?}").as_str())).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn the_manual_explains_each_code() {
        let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connector-core/docs/manual/errors.md");
        let text = fs::read_to_string(manual).unwrap();
        let explained: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
        assert_eq!(explained, names(), "`errors.md` has one section for each line of `code.rs`, in the same order");
    }
}
