using System.Text;
using System.Text.Json;
using Coordination.Events;

namespace Coordination.Tests.Events;

public sealed class EventJsonTests
{
    public static TheoryData<string> Names => GoldenEvents.Names;

    [Theory, MemberData(nameof(Names))]
    public void The_stored_form_is_read_and_written_byte_for_byte(string name)
    {
        var golden = GoldenEvents.Json(name);

        var read = EventJson.Read(golden);

        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(EventJson.Write(read)));
        Assert.IsType(EventTypes.Find(name)!.DataType, read.Data);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_written_is_read_back_equal(string name)
    {
        var read = EventJson.Read(GoldenEvents.Json(name));

        Assert.Equal(read, EventJson.Read(EventJson.Write(read)));
        Assert.Equal(read.Data, EventJson.ReadData(EventTypes.Find(name)!, EventJson.Write(read.Data)));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_comes_from_outside_reads_like_the_stored_form(string name)
    {
        var (type, data) = (EventTypes.Find(name)!, GoldenEvents.Data(name));
        var outside = EventReading.Read(type, data);

        Assert.Equal(EventJson.ReadData(type, Encoding.UTF8.GetBytes(data.GetRawText())), outside.Data);
    }

    [Fact]
    public void Every_golden_file_belongs_to_a_type()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Events", "Golden"));

        Assert.Equal(EventTypes.All.Length, files.Length);
    }

    [Fact]
    public void Offsets_and_fractions_survive()
    {
        var booked = (AppointmentBooked)EventJson.Read(GoldenEvents.Json("coordination.appointment.booked.v1")).Data;

        Assert.Equal(TimeSpan.FromHours(1), booked.StartsAt.Offset);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567), booked.EndsAt);
        Assert.Equal(TimeSpan.FromHours(2), booked.EndsAt.Offset);
    }

    [Fact]
    public void Fields_may_stand_in_any_order_and_unknown_ones_are_passed_over()
    {
        var json = """{"data":{"x":1,"onDate":"2026-01-02"},"extra":{"id":[1]},"time":"2026-01-02T00:00:00Z","type":"coordination.citizen.died.v1","source":"/KFF/cpr","id":"1"}"""u8;

        var read = EventJson.Read(json);

        Assert.Equal("KFF", read.Department);
        Assert.Equal(new CitizenDied { OnDate = new DateOnly(2026, 1, 2) }, read.Data);
    }

    [Theory]
    [InlineData("""{"id":"1","source":"/A","time":"2026-01-02T00:00:00Z","type":"coordination.citizen.died.v2","data":{"onDate":"2026-01-02"}}""")]
    [InlineData("""{"id":"1","source":"/A","time":"2026-01-02T00:00:00Z","type":"coordination.citizen.died.v1","data":{}}""")]
    [InlineData("""{"id":"1","source":"/A","time":"2026-01-02T00:00:00Z","type":"coordination.citizen.died.v1"}""")]
    [InlineData("""{"id":"1","source":"/A","time":"2026-01-02T00:00:00Z","data":{}}""")]
    [InlineData("[]")]
    public void What_is_no_stored_event_throws(string json) =>
        Assert.ThrowsAny<JsonException>(() => EventJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("/BIF/fasit", "BIF")]
    [InlineData("/BIF", "BIF")]
    [InlineData("SOF/nexus/2", "SOF")]
    [InlineData("/", "")]
    public void The_department_is_the_first_part_of_the_source(string source, string department) =>
        Assert.Equal(department, DepartmentEvent.DepartmentOf(source));
}
