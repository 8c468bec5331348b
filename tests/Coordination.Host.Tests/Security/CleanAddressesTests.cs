using Coordination.Host.Security;

namespace Coordination.Host.Tests.Security;

public sealed class CleanAddressesTests
{
    [Theory]
    [InlineData("/api/v1/citizens/0101800000", true)]
    [InlineData("/api/v1/citizens/010180-0000/history", true)]
    [InlineData("/0101800000", true)]
    [InlineData("/api/v1/citizens/mb7kgkvegcxnotwhac5vmjkfekmp3j4e", false)]
    [InlineData("/api/v1/citizens/abcde2345672345abcdefghijklmnopq", false)]
    [InlineData("/api/v1/alerts/0101800000aabbccddeeff00/acknowledge", false)]
    [InlineData("/api/v1/citizens/010180%2D0000", true)]
    [InlineData("/api/v1/citizens/010180%252D0000", true)]
    [InlineData("/api/v1/citizens/%30%31%30%31%38%30%30%30%30%30", true)]
    [InlineData("/api/v1/citizens/010180\u20130000", true)]
    [InlineData("/api/v1/citizens/010180\u22120000", true)]
    [InlineData("/api/v1/citizens/010180 0000", true)]
    [InlineData("/api/v1/citizens/01 01 80 00 00", false)]
    [InlineData("/api/v1/citizens/01 01 80-0000", true)]
    [InlineData("/api/v1/citizens/010180\u00a00000", true)]
    [InlineData("/api/v1/citizens/010180\u200b0000", true)]
    [InlineData("/api/v1/citizens/\uff10\uff11\uff10\uff11\uff18\uff10\uff10\uff10\uff10\uff10", true)]
    [InlineData("/api/v1/citizens/%EF%BC%90%EF%BC%91%EF%BC%90%EF%BC%91%EF%BC%98%EF%BC%90-0000", true)]
    [InlineData("/api/v1/citizens/\u0660\u0661\u0660\u0661\u0668\u0660\u0660\u0660\u0660\u0660", true)]
    [InlineData("/", false)]
    public void A_path_is_looked_at_piece_by_piece(string path, bool holds) => Assert.Equal(holds, CleanAddresses.HoldsNumber(path));

    [Theory]
    [InlineData("?cpr=0101800000", true)]
    [InlineData("?after=0101800000&cpr=010180-0000", true)]
    [InlineData("?cpr=%30101800000", true)]
    [InlineData("?cpr=010180+0000", true)]
    [InlineData("?cpr=010180%E2%80%910000", true)]
    [InlineData("?from=2026-08-31&to=2026-09-30", false)]
    [InlineData("?asOf=2026-08-31T09%3A00%3A00%2B02%3A00", false)]
    [InlineData("?after=1012345678&limit=100", false)]
    [InlineData("?asOf=2026-08-31T09:00:00.1234567+02:00", false)]
    [InlineData("", false)]
    public void Positions_in_a_query_are_numbers_of_their_own(string query, bool holds) =>
        Assert.Equal(holds, CleanAddresses.HoldsNumberInQuery(query));
}
