-- What reports may read of this module; reasons may name a shopper and stay here.
create view security_v_audit as select at, actor, action, subject from security_audit;
