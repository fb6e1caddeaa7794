-- That somebody answered about their pay is told by no key of their form either.
delete from once_keys where action = 'delivery.confirm-pay';
