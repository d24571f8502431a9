//! What every store must do, claim by claim; the memory store, the faulty one and IndexedDB run the same list.
