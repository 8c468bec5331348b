using System.Text.Json;
using Coordination.Events;
using Coordination.Silo.Citizens;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>Citizens nobody asks for are packed, and nobody who asks notices.</summary>
public sealed class RestingCitizensTests(RestingSiloFixture silo) : IClassFixture<RestingSiloFixture>
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task A_citizen_that_rested_has_the_same_picture_and_takes_events_on()
    {
        var key = await silo.NewCitizenAsync();
        DepartmentEvent[] events =
        [
            Reports.Started("BIF", "1", Now), Reports.Started("SOF", "1", Now, caseworker: 2),
            Reports.Booked("BIF", "a", Now, Now.AddDays(2)), Reports.Booked("SUF", "a", Now, Now.AddDays(2)),
        ];
        await silo.TakeInAsync(key, events);
        var before = JsonSerializer.Serialize(await silo.PictureAsync(key));

        await AllRestAsync();
        Assert.Equal(before, JsonSerializer.Serialize(await silo.PictureAsync(key)));
        // Read again if the machine stood still for so long that it rests already.
        await Eventually.IsAsync("the citizen that was read to be awake", async () =>
            await silo.PictureAsync(key) is not null && silo.Get<RestingCitizens>().Awake == 1);

        await AllRestAsync();
        Assert.All(await silo.TakeInAsync(key, events), static result => Assert.Equal("duplicate", result.Status));
        var moved = Assert.Single(await silo.TakeInAsync(key, Reports.Moved("SUF", "a", Now.AddMinutes(1), Now.AddDays(3))));
        Assert.Contains("conflict-dissolved", moved.Decisions);
    }

    [Fact]
    public async Task A_citizen_leaves_memory_from_rest_and_comes_back_as_it_was()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        var before = JsonSerializer.Serialize(await silo.PictureAsync(key));

        await AllRestAsync();
        await silo.DeactivateAsync(key);

        Assert.Equal(before, JsonSerializer.Serialize(await silo.PictureAsync(key)));
    }

    private Task AllRestAsync() => Eventually.IsAsync(
        "every citizen to rest", () => Task.FromResult(silo.Get<RestingCitizens>().Awake == 0));
}
