-- Kept answers are found by caller and key only, and are kept for ever: this index was written with each and read by nobody.
drop index shared_idempotent_call_age_ix;
