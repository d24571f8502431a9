//! Every word a person reads outside the plan files.
