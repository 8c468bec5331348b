namespace Coordination.Host.Pages.Barriers;

/// <summary>What came of barriers, in the user's language, the newest quarter first.</summary>
public sealed record AnsweredBarriersModel(IReadOnlyList<AnsweredBarrierLine> Lines);

/// <summary>One answer.</summary>
/// <param name="Between">The two departments.</param>
/// <param name="Said">Which department did what, and when it said so.</param>
public sealed record AnsweredBarrierLine(string Quarter, string Between, string Kind, string Said);
