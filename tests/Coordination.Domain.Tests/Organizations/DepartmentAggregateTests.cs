using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Organizations;

public sealed class DepartmentAggregateTests
{
    [Fact]
    public void Its_key_leads_back_to_it_and_that_of_a_citizen_to_none()
    {
        var aggregate = new DepartmentAggregate(new("BIF"));
        Assert.Equal("department:BIF", aggregate.Key.Value);
        Assert.Equal(aggregate, DepartmentAggregate.Find(aggregate.Key));
        Assert.Null(DepartmentAggregate.Find(new CitizenKey("c-1")));
    }
}
