//! The shape of the tree, enforced.
