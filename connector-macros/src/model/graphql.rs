//! What a GraphQL document (GraphQL, October 2021) says of its variables. The rest of it is between the author and the service.

/// A variable that an operation declares.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    /// It is not null, and has no default.
    pub is_required: bool,
}

/// The variables of the document's one operation, or what is wrong with it.
pub fn variables(document: &str) -> Result<Vec<Variable>, String> {
    let tokens = tokens(document)?;
    check_brackets(&tokens)?;
    let starts = operations(&tokens);
    let [start] = starts.as_slice() else {
        return Err(match starts.len() {
            0 => "this is no GraphQL document; write an operation, as in `query { viewer { login } }`".to_owned(),
            _ => "a GraphQL request has one operation; write each in a request of its own".to_owned(),
        });
    };
    let mut operation = &tokens[*start..];
    if operation.first() == Some(&Token::Name("subscription")) {
        return Err("a subscription does not end with an answer; write a `query` or a `mutation`".to_owned());
    }
    while let [Token::Name(_), rest @ ..] = operation {
        operation = rest;
    }
    Ok(if let [Token::Mark('('), rest @ ..] = operation { declared(rest) } else { Vec::new() })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Name(&'a str),
    Mark(char),
    /// A string or a number.
    Literal,
}

fn tokens(document: &str) -> Result<Vec<Token<'_>>, String> {
    let mut tokens = Vec::new();
    let mut rest = document;
    while let Some(first) = rest.chars().next() {
        let length = |is_part: fn(char) -> bool| rest.find(|char: char| !is_part(char)).unwrap_or(rest.len());
        let end = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                tokens.push(Token::Literal);
                string_end(rest).ok_or("a text in this GraphQL document does not end; close it with `\"`")?
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let end = length(|char| char.is_ascii_alphanumeric() || char == '_');
                tokens.push(Token::Name(&rest[..end]));
                end
            }
            '0'..='9' | '-' => {
                tokens.push(Token::Literal);
                length(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '+'))
            }
            '!' | '$' | '&' | '(' | ')' | '.' | ':' | '=' | '@' | '[' | ']' | '{' | '|' | '}' => {
                tokens.push(Token::Mark(first));
                1
            }
            ',' | '\u{feff}' => first.len_utf8(),
            blank if blank.is_whitespace() => blank.len_utf8(),
            other => return Err(format!("`{}` cannot stand in a GraphQL document; leave it out", other.escape_default())),
        };
        rest = &rest[end..];
    }
    Ok(tokens)
}

fn string_end(text: &str) -> Option<usize> {
    if let Some(block) = text.strip_prefix("\"\"\"") {
        return block.find("\"\"\"").map(|end| end + 6);
    }
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(at, char)| {
        let ends = char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

fn check_brackets(tokens: &[Token<'_>]) -> Result<(), String> {
    let mut open = Vec::new();
    for token in tokens {
        let close = match token {
            Token::Mark('(') => ')',
            Token::Mark('[') => ']',
            Token::Mark('{') => '}',
            Token::Mark(mark @ (')' | ']' | '}')) => match open.pop() {
                Some(wanted) if wanted == *mark => continue,
                Some(wanted) => return Err(format!("a `{mark}` stands in this GraphQL document where a `{wanted}` is missing")),
                None => return Err(format!("a `{mark}` in this GraphQL document closes nothing; leave it out")),
            },
            _ => continue,
        };
        open.push(close);
    }
    open.pop().map_or(Ok(()), |missing| Err(format!("a `{missing}` is missing at the end of this GraphQL document")))
}

/// Where the operations begin: with their word, or with a selection alone.
fn operations(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut depth = 0;
    let mut is_inside = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('{') if depth == 0 && !is_inside => starts.push(at),
            Token::Name("query" | "mutation" | "subscription") if depth == 0 && !is_inside => {
                starts.push(at);
                is_inside = true;
            }
            Token::Name("fragment") if depth == 0 && !is_inside => is_inside = true,
            _ => {}
        }
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => {
                depth -= 1;
                // A selection ends a definition.
                is_inside &= !(depth == 0 && *token == Token::Mark('}'));
            }
            _ => {}
        }
    }
    starts
}

/// The variables up to the `)` that ends their declarations.
fn declared(tokens: &[Token<'_>]) -> Vec<Variable> {
    let end = tokens.iter().position(|token| *token == Token::Mark(')')).unwrap_or(tokens.len());
    let mut variables = Vec::new();
    for declaration in tokens[..end].split(|token| *token == Token::Mark('$')).skip(1) {
        let Some(Token::Name(name)) = declaration.first() else { continue };
        let ty = declaration.split(|token| matches!(token, Token::Mark('=' | '@'))).next().unwrap_or_default();
        let has_default = declaration.contains(&Token::Mark('='));
        variables.push(Variable { name: (*name).to_owned(), is_required: ty.last() == Some(&Token::Mark('!')) && !has_default });
    }
    variables
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn variables_are_found() {
        let found = |document| {
            let variables = variables(document).unwrap();
            variables
                .into_iter()
                .map(|variable| format!("{}{}", variable.name, if variable.is_required { "!" } else { "" }))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("{ viewer { login } }"), [""; 0]);
        assert_eq!(found("query { viewer { repositories(first: 5) { totalCount } } }"), [""; 0]);
        assert_eq!(found("query Q($id: ID!, $n: Int = 5, $tags: [String!]) { node(id: $id) { id } }"), ["id!", "n", "tags"]);
        assert_eq!(
            found("mutation($in: Input!, $ids: [ID!]! @deprecated) { f(in: $in) { ...F } } fragment F on T { id }"),
            ["in!", "ids!"]
        );
        assert_eq!(found("# $x: {\nquery($q: String = \"a } $y: \\\" ) {\") { find(q: $q) }"), ["q"]);
        assert_eq!(found("query($n: Int! = 3) { a(text: \"\"\"{ \" \"\"\") }"), ["n"]);
    }

    #[test]
    fn what_is_no_operation_is_told() {
        for wrong in [
            "",
            "# only this",
            "viewer",
            "query",
            "query {",
            "query { a ) }",
            "}",
            "query { a } query { b }",
            "{ a } { b }",
            "subscription { a }",
            "{ a(b: \"c) }",
            "{ a ; b }",
        ] {
            let result = variables(wrong);
            // A word alone may be all that is written so far.
            assert!(result.is_err() || wrong == "query", "{wrong}: {result:?}");
        }
    }
}
