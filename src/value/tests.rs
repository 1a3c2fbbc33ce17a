//! Tests of values: tables, and what holds for every value.
