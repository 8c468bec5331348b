using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// The citizen consultant (borgerkonsulent): somebody whom a leader assigned to the citizen, who sees everything about them and decides
/// nothing by it.
/// </summary>
/// <param name="Department">The department the consultant works in.</param>
public sealed record Consultant(CaseworkerId Caseworker, DepartmentCode Department, DateTimeOffset Since);
