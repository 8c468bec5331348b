using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

// One closed family: the steps of a story.

/// <summary>A step in the story of an invented citizen.</summary>
internal abstract record DemoStep;

/// <summary>A department's system reports an event.</summary>
internal sealed record DepartmentStep(OutgoingEvent Reported) : DemoStep;

/// <summary>A caseworker calls the service.</summary>
/// <param name="Key">The idempotency key. It is the same in every run, so a repeated step changes nothing.</param>
/// <param name="Number">The citizen's CPR number, ten digits.</param>
/// <param name="Path">The path below the citizen's address.</param>
/// <param name="Body">The body of the request.</param>
internal sealed record CaseworkerStep(string Key, string Number, string Who, HttpMethod Method, string Path, object Body) : DemoStep;
