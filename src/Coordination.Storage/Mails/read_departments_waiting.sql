select distinct department from mails where state = 'waiting';
