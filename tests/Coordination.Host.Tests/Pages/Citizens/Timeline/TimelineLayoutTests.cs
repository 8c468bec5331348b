using System.Globalization;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.Citizens.Timeline;

public sealed class TimelineLayoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly Localizer Danish = new(Language.Danish, Now);
    private static readonly TimelineWindow Quarter = TimelineWindow.Around(Danish.Today, TimelineZoom.Quarter);
    private static readonly TimelineCourse Nothing = new([new("SOF", "Social"), new("BIF", "Beskæftigelse")], [], [], [], [], []);

    [Fact]
    public void Interventions_that_overlap_go_to_rows_of_their_own()
    {
        var drawing = Draw(Nothing with
        {
            Interventions = [Intervention("a", "SOF", 10, 1, 12, 1), Intervention("b", "SOF", 11, 1, 12, 24)],
        });
        Assert.Equal(2, drawing.Bars.Select(b => b.Top).Distinct().Count());
        Assert.True(drawing.Lanes[0].Height > drawing.Lanes[1].Height);
    }

    [Fact]
    public void Interventions_that_follow_each_other_share_a_row()
    {
        var drawing = Draw(Nothing with
        {
            Interventions = [Intervention("a", "SOF", 10, 1, 11, 14), Intervention("b", "SOF", 12, 1, 12, 31)],
        });
        Assert.Single(drawing.Bars.Select(b => b.Top).Distinct());
    }

    [Fact]
    public void A_bar_is_cut_at_the_window_and_an_open_one_reaches_its_end()
    {
        var open = Intervention("a", "SOF", 1, 1, 12, 1) with { EndsOn = null };
        var bar = Assert.Single(Draw(Nothing with { Interventions = [open] }).Bars);
        Assert.Equal((0.0, 100.0), (bar.FromPercent, bar.ToPercent));
    }

    [Fact]
    public void What_lies_outside_the_window_is_not_drawn() =>
        Assert.Empty(Draw(Nothing with { Interventions = [Intervention("a", "SOF", 1, 1, 2, 1)] }).Bars);

    [Fact]
    public void Hidden_content_is_words_in_the_first_row_and_blocks_where_time_is_taken()
    {
        var at = new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.FromHours(1));
        var hidden = new TimelineDepartment("SOF", "Social") { Masked = "En anden forvaltning (SOF): ring", Call = "ring" };
        var drawing = Draw(Nothing with
        {
            Departments = [hidden, new("BIF", "Beskæftigelse")],
            Appointments = [Appointment("x", "SOF", at) with { Kind = "", Status = "", MaskedCall = "ring" }],
        });
        var block = Assert.Single(drawing.Marks);
        Assert.True(block.IsMasked);
        Assert.Equal("Skjult indhold, 4. dec. 2026 kl. 10.00–11.00, ring", block.Description);
        Assert.True(block.Top >= drawing.Lanes[0].FirstRowTop + TimelineLayout.BarHeight);
        Assert.Empty(drawing.Bars);
    }

    [Fact]
    public void A_conflict_reaches_the_block_of_its_masked_party()
    {
        var at = new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.FromHours(1));
        var conflict = new ConflictModel(
            "k", "c", "Navn", "appointment-clash", "open", "",
            [new("appointment", "BIF/2", "BIF", ""), new("", "x", "SOF", "") { Call = "ring" }],
            null, false, null, null, null, "v", []);
        var drawing = Draw(Nothing with
        {
            Appointments = [Appointment("x", "SOF", at) with { MaskedCall = "ring" }, Appointment("BIF/2", "BIF", at)],
            Conflicts = [conflict],
        });
        var clash = Assert.Single(drawing.Clashes);
        Assert.All(drawing.Marks, mark => Assert.InRange(mark.Top, clash.Top, clash.Top + clash.Height - TimelineLayout.BarHeight));
    }

    [Fact]
    public void A_conflict_spans_the_lanes_that_clash()
    {
        var at = new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.FromHours(1));
        var conflict = new ConflictModel(
            "k", "c", "Navn", "appointment-clash", "open", "",
            [new("appointment", "SOF/1", "SOF", ""), new("appointment", "BIF/2", "BIF", "")], null, false, null, null, null, "v", []);
        var drawing = Draw(Nothing with
        {
            Appointments = [Appointment("SOF/1", "SOF", at), Appointment("BIF/2", "BIF", at.AddMinutes(30))],
            Conflicts = [conflict],
        });
        var clash = Assert.Single(drawing.Clashes);
        Assert.All(drawing.Marks, mark => Assert.InRange(mark.Top, clash.Top, clash.Top + clash.Height - TimelineLayout.BarHeight));
        Assert.InRange(clash.Percent, drawing.Marks.Min(m => m.Percent), drawing.Marks.Max(m => m.Percent) + 0.1);
    }

    [Fact]
    public void Only_open_conflicts_with_a_position_in_the_timeline_are_drawn()
    {
        var conflict = new ConflictModel(
            "k", "c", "Navn", "overload", "open", "", [new("citizen", "c", "", "")], null, false, null, null, null, "v", []);
        Assert.Empty(Draw(Nothing with { Conflicts = [conflict, conflict with { Status = "settled" }] }).Clashes);
    }

    [Fact]
    public void Marks_close_together_never_share_a_row()
    {
        var at = new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.FromHours(1));
        var drawing = Draw(Nothing with
        {
            Appointments = [.. Enumerable.Range(0, 6).Select(i => Appointment($"{i}", "SOF", at.AddHours(i)))],
        });
        Assert.Equal(6, drawing.Marks.Select(m => m.Top).Distinct().Count());
    }

    [Theory]
    [InlineData(TimelineZoom.Month)]
    [InlineData(TimelineZoom.Quarter)]
    [InlineData(TimelineZoom.Year)]
    public void A_crowded_course_is_two_screens_at_most_and_loses_nothing(TimelineZoom zoom)
    {
        var window = TimelineWindow.Around(Danish.Today, zoom);
        var drawing = TimelineLayout.Arrange(Crowded, window, Danish);
        Assert.True(drawing.Height <= TimelineLayout.HeightMax, $"It is {drawing.Height} px high.");
        Assert.All(drawing.Marks.GroupBy(LaneOf), lane =>
        {
            Assert.Single(lane.Select(static mark => mark.Top).Distinct());
            var at = lane.Select(static mark => mark.Percent).Order().ToList();
            Assert.All(at.Zip(at.Skip(1)), static pair => Assert.True((pair.Second - pair.First) * TimelineLayout.WidthMin / 100 >= 30));
        });
        var inView = Crowded.Appointments.Count(one => window.Shows(one.StartsAt))
            + Crowded.Deadlines.Count(one => window.Shows(one.DueAt));
        Assert.Equal(inView, drawing.Marks.Sum(static mark => mark.Count));
        Assert.All(drawing.Bars, bar => Assert.InRange(bar.Top + TimelineLayout.BarHeight, 0, drawing.Height));
        Assert.Contains(drawing.Bars, static bar => bar.Style == TimelineBarStyle.Packed);
        Assert.All(
            drawing.Lanes, lane => Assert.Contains(drawing.Bars, bar => bar.Top >= lane.Top && bar.Top < lane.Top + lane.Height));

        string LaneOf(TimelineMark mark) => drawing.Lanes.Last(lane => mark.Top >= lane.Top).Department.Code;
    }

    [Fact]
    public void Several_marks_say_how_many_of_what_and_what_is_overdue()
    {
        var drawing = TimelineLayout.Arrange(Crowded, TimelineWindow.Around(Danish.Today, TimelineZoom.Year), Danish);
        var pack = drawing.Marks.First(static mark => mark is { Count: > 1, IsOver: true });
        Assert.Matches("^\\d+ frister?, \\d+ aftaler?, \\d+ overskredet: ", pack.Description);
        Assert.Null(pack.Label);
    }

    [Fact]
    public void Conflicts_at_the_same_time_are_one_marker_that_leads_to_their_list()
    {
        var at = new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.FromHours(1));
        ConflictModel Of(string id) => new(
            id, "c", "Navn", "appointment-clash", "open", "",
            [new("appointment", "SOF/1", "SOF", ""), new("appointment", "BIF/2", "BIF", "")], null, false, null, null, null, "v", []);
        var drawing = Draw(Nothing with
        {
            Appointments = [Appointment("SOF/1", "SOF", at), Appointment("BIF/2", "BIF", at.AddMinutes(30))],
            Conflicts = [Of("k1"), Of("k2")],
        });
        var clash = Assert.Single(drawing.Clashes);
        Assert.Equal("#action", clash.Href);
        Assert.StartsWith("2 konflikter: ", clash.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_planned_or_has_ended_is_dimmed()
    {
        var drawing = Draw(Nothing with
        {
            Interventions =
            [
                Intervention("a", "SOF", 10, 1, 12, 1), Intervention("b", "SOF", 10, 1, 11, 1) with { Status = "ended" },
                Intervention("c", "SOF", 12, 1, 12, 24) with { Status = "planned" },
            ],
        });
        Assert.Equal(
            [DepartmentPalette.Ink, DepartmentPalette.Quiet, DepartmentPalette.Quiet],
            drawing.Bars.OrderBy(static bar => bar.Id, StringComparer.Ordinal).Select(static bar => bar.BesideColor));
    }

    /// <summary>Sixty interventions of seven departments, and many deadlines and appointments within a month.</summary>
    private static TimelineCourse Crowded { get; } = new(
        [.. Codes.Select(static code => new TimelineDepartment(code, code))],
        [
            .. Enumerable.Range(0, 60).Select(static i =>
                Intervention($"{Codes[i % 7]}/{i}", Codes[i % 7], 8 - i % 3, 1 + i % 20, 12, 1 + i % 28) with
                {
                    Status = (i % 5) switch { 0 => "ended", 1 => "planned", _ => "active" },
                }),
        ],
        [.. Enumerable.Range(0, 40).Select(static i => Appointment($"{Codes[i % 7]}/a{i}", Codes[i % 7], Now.AddDays(i % 20).AddHours(i)))],
        [
            .. Enumerable.Range(0, 60).Select(static i => new TimelineDeadline(
                $"{Codes[i % 7]}/d{i}", Codes[i % 7], "plan-follow-up", null, Now.AddDays(i % 30 - 10), "open")),
        ],
        [], []);

    private static string[] Codes => ["BIF", "SOF", "SUF", "BUF", "KFF", "REGION", "KRIM"];

    [Fact]
    public void Todays_line_stands_where_now_is()
    {
        Assert.Equal(Quarter.Percent(Now), Draw(Nothing).TodayPercent);
        Assert.InRange(Quarter.Percent(Now), 30, 60);
    }

    [Theory]
    [InlineData(TimelineZoom.Month, "2026-11-09", "2026-12-14")]
    [InlineData(TimelineZoom.Quarter, "2026-10-01", "2027-02-01")]
    [InlineData(TimelineZoom.Year, "2026-06-01", "2027-06-01")]
    public void The_window_is_made_of_whole_weeks_or_months(TimelineZoom zoom, string from, string until)
    {
        var window = TimelineWindow.Around(new DateOnly(2026, 11, 25), zoom);
        Assert.Equal((Date(from), Date(until)), (window.From, window.Until));
    }

    [Fact]
    public void Numbers_in_SVG_have_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        try
        {
            Assert.Equal(("12.5", "33.33%"), (SvgNumber.Of(12.5), SvgNumber.Percent(100.0 / 3)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_long_department_name_breaks_into_two_lines()
    {
        Assert.Equal(["Socialforvaltningen"], LaneName.Lines("Socialforvaltningen"));
        Assert.Equal(["Beskæftigelse", "og Integration"], LaneName.Lines("Beskæftigelse og Integration"));
    }

    private static TimelineDrawing Draw(TimelineCourse course) => TimelineLayout.Arrange(course, Quarter, Danish);

    private static TimelineIntervention Intervention(string id, string department, int month, int day, int endMonth, int endDay) =>
        new(id, department, "mentor", null, "active", new(2026, month, day), new(2026, endMonth, endDay), null, null);

    private static TimelineAppointment Appointment(string id, string department, DateTimeOffset at) =>
        new(id, department, "treatment", at, at.AddHours(1), null, "booked");

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
