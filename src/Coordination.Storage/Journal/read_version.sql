select version from citizens where citizen = @citizen;
