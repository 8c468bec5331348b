update caseload_transfer_items set left_behind = '[]' where citizen = @citizen and @until is not null;
