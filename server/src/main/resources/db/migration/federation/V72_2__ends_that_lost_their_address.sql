-- Ends that nobody knows of for certain count among those not told, and so do those whose application lost its address.
drop index federation_end_untold;

create index federation_end_untold on federation_end (over_at)
    where state in ('said-no', 'gave-up', 'uncertain', 'address-gone');
