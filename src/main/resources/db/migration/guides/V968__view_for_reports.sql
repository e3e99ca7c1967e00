-- What reports may read of this module.
create view guides_v_guide as select guide_no, name, store_id from guides_guide;
