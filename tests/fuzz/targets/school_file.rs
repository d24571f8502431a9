//! The file by which a later device is set up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::vault::{RecoveryCode, SchoolFile};

/// The code of the golden file that the corpus begins with.
const CODE: &str = "KDAZB-CPMCF-YJG1G-4C1AG-DJW37-XQ49P-6EMFG";

fuzz_target!(|bytes: &[u8]| {
    let code = RecoveryCode::parse(CODE).expect("is a code");
    let _opened = SchoolFile::open(bytes, &code);
});
