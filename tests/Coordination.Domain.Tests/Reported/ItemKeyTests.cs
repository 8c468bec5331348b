using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Reported;

public sealed class ItemKeyTests
{
    [Fact]
    public void The_key_of_the_coordinator_role_made_the_citizens_page_fail()
    {
        Assert.Equal(default, Responsibility.CoordinatorRole.Key.Parts().Id);
        Assert.Equal(("contact", new ItemId("BIF/h 1")), ItemKey.For("contact", new("BIF/h 1")).Parts());
    }
}
