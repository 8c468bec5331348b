update persons
set person = @person, look_up = @look_up, look_up_2 = @look_up_2, look_up_3 = @look_up_3, same_name = @same_name
where citizen = @citizen and person = @clear;
