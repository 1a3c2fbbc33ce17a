//! Tests of EDTF.
