namespace Postmortem.Exchange;

/// <summary>A sentence about something that was assumed, left open or left out, and the line of the file that it is about.</summary>
/// <param name="Line">Counted from 1; 1 where the whole is meant.</param>
public sealed record ImportRemark(string Message, int Line);

/// <summary>The remarks of one incident as they come up, each sentence once.</summary>
internal sealed class RemarkList(int line = 1)
{
    private readonly List<ImportRemark> _remarks = [];

    public IReadOnlyList<ImportRemark> All => _remarks;

    public void Add(string message, int? at = null)
    {
        if (!_remarks.Exists(remark => remark.Message == message))
            _remarks.Add(new ImportRemark(message, at ?? line));
    }
}
