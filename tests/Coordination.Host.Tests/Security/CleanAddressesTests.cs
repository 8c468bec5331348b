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
    [InlineData("/", false)]
    public void A_path_is_looked_at_piece_by_piece(string path, bool holds) => Assert.Equal(holds, CleanAddresses.HoldsNumber(path));

    [Theory]
    [InlineData("?cpr=0101800000", true)]
    [InlineData("?after=0101800000&cpr=010180-0000", true)]
    [InlineData("?after=1012345678&limit=100", false)]
    [InlineData("?asOf=2026-08-31T09:00:00.1234567+02:00", false)]
    [InlineData("", false)]
    public void Positions_in_a_query_are_numbers_of_their_own(string query, bool holds) =>
        Assert.Equal(holds, CleanAddresses.HoldsNumberInQuery(query));
}
