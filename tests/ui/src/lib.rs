//! What the compiler says of connector descriptions; see `README.md`.
