select max(coalesce((select max(position) from journal), 0), coalesce((select max(position) from alerts), 0));
