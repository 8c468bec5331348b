using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Citizens;

public sealed class ConcealedDepartmentsTests
{
    [Theory]
    [InlineData("BIF SOF", "SOF BIF SOF", true)]
    [InlineData("BIF SOF", "BIF", false)]
    [InlineData("BIF", "BIF SOF", false)]
    [InlineData("BIF SOF", "BIF SUF", false)]
    [InlineData("BIF SO", "BIF SOF", false)]
    public void What_is_journaled_lends_its_text_if_it_says_the_same(string journaled, string departments, bool isLent)
    {
        List<DepartmentCode> hidden = [.. departments.Split(' ').Select(static code => new DepartmentCode(code))];
        var expected = ConcealedDepartments.Of([.. hidden]);

        var made = ConcealedDepartments.Of(hidden, ConcealedDepartments.Of(journaled));

        Assert.Equal(expected, made);
        Assert.Equal(isLent, ReferenceEquals(journaled, made!.Value.Value));
    }

    [Fact]
    public void No_department_is_nothing() => Assert.Null(ConcealedDepartments.Of([], ConcealedDepartments.Of("BIF")));

    [Fact]
    public void It_contains_whole_codes_only()
    {
        var concealed = ConcealedDepartments.Of("BIF SOF");

        Assert.True(concealed.Contains(new DepartmentCode("SOF")));
        Assert.False(concealed.Contains(new DepartmentCode("SO")));
        Assert.False(concealed.Contains(default));
    }
}
