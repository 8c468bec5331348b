using Coordination.Domain.Names;

namespace Coordination.Domain.Tests.Names;

public sealed class OpaqueIdsTests
{
    private static readonly OpaqueIds Ids = new(new byte[] { 1, 2, 3 });

    [Fact]
    public void The_same_item_of_a_citizen_has_one_id_and_no_other_has_it()
    {
        Assert.Equal(Ids.Of(new("c-1"), "SOF/b"), new OpaqueIds(new byte[] { 1, 2, 3 }).Of(new("c-1"), "SOF/b"));
        string[] ids =
        [
            Ids.Of(new("c-1"), "SOF/b"), Ids.Of(new("c-2"), "SOF/b"), Ids.Of(new("c-1"), "SOF/c"), Ids.Of(new("c-1"), ""),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.Matches("^[0-9a-f]{24}$", id));
    }

    [Fact]
    public void A_derived_id_is_another_under_each_key_and_itself_without_one()
    {
        var derived = DeterministicId.Id("c-1", "appointment-clash", "BIF/i", "SOF/t");
        var keyed = Ids.Keyed(derived);
        Assert.Matches("^[0-9a-f]{24}$", keyed);
        Assert.NotEqual(derived, keyed);
        Assert.NotEqual(Ids.Of(new("c-1"), derived), keyed);
        Assert.Equal(keyed, Ids.Keyed(derived));
        Assert.NotEqual(new OpaqueIds(new byte[] { 1, 2, 4 }).Keyed(derived), keyed);
        Assert.Equal(derived, OpaqueIds.OfNoKey.Keyed(derived));
    }

    [Fact]
    public void Who_guesses_what_an_id_stands_for_cannot_find_out_without_the_key()
    {
        var id = Ids.Of(new("c-1"), "SOF/b");
        Assert.NotEqual(DeterministicId.Id("masked", "c-1", "SOF/b"), id);
        Assert.NotEqual(OpaqueIds.OfNoKey.Of(new("c-1"), "SOF/b"), id);
        Assert.NotEqual(new OpaqueIds(new byte[] { 1, 2, 4 }).Of(new("c-1"), "SOF/b"), id);
    }
}
