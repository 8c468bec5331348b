using System.Text.Json;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Organizations;

public sealed class AddresseeTests
{
    [Fact]
    public void Each_kind_is_written_as_it_is_stored_and_read_back_as_itself()
    {
        Written("bif-job-1", Addressee.Of(new CaseworkerId("bif-job-1")), AddresseeKind.Person);
        Written("unit:bif-job", Addressee.Of(new UnitId("bif-job")), AddresseeKind.Unit);
        Written("operations:BIF", Addressee.OperationsOf(new("BIF")), AddresseeKind.Operations);

        static void Written(string stored, Addressee addressee, AddresseeKind kind)
        {
            Assert.Equal((kind, stored), (addressee.Kind, addressee.Value));
            Assert.Equal(addressee, Addressee.Of(stored));
            Assert.Equal($"\"{stored}\"", JsonSerializer.Serialize(addressee));
            Assert.Equal(addressee, JsonSerializer.Deserialize<Addressee>($"\"{stored}\""));
        }
    }

    [Fact]
    public void Exactly_one_of_person_unit_and_operations_is_given()
    {
        var person = Addressee.Of("bif-job-1");
        var unit = Addressee.Of("unit:bif-job");
        var operations = Addressee.Of("operations:BIF");
        Assert.Equal((new CaseworkerId("bif-job-1"), null, null), (person.Person, person.Unit, person.Operations));
        Assert.Equal((null, new UnitId("bif-job"), null), (unit.Person, unit.Unit, unit.Operations));
        Assert.Equal((null, null, new DepartmentCode("BIF")), (operations.Person, operations.Unit, operations.Operations));
    }

    [Fact]
    public void Operations_that_hold_something_are_read_as_operations()
    {
        var holder = OperationsDesk.HolderOf(new("nowhere"), Organization.Empty);
        Assert.Equal(OperationsDesk.Other, Addressee.Of(holder));
        Assert.Equal("operations:other", holder.Value);
    }

    [Fact]
    public void Units_come_last_and_each_part_is_in_ordinal_order()
    {
        string[] ordered = ["adam", "operations:BIF", "pia", "zoe", "unit:a", "unit:b"];
        Assert.Equal(ordered, ordered.Reverse().Select(Addressee.Of).Order().Select(one => one.Value));
    }
}
