using System.Buffers;
using System.Text;

namespace Postmortem.Exchange.Statuspage;

/// <summary>A place in a file, line and column counted from 1, the column in characters.</summary>
internal readonly record struct FilePlace(int Line, int Column)
{
    public FilePlace After(ReadOnlySpan<byte> utf8)
    {
        var newline = utf8.LastIndexOf((byte)'\n');
        return newline < 0
            ? new FilePlace(Line, Column + Encoding.UTF8.GetCharCount(utf8))
            : new FilePlace(Line + utf8.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(utf8[(newline + 1)..]));
    }
}

/// <summary>How the search for the end of a JSON value ended.</summary>
internal enum ValueEnd { Found, Truncated, TooLong }

/// <summary>
/// A window of UTF-8 that slides over a stream, and knows where one JSON value ends without understanding what is in it: strings,
/// brackets and comments are all it looks at. So one value is in memory at a time, and a value that is wrong inside does not hide the next.
/// </summary>
internal sealed class JsonFeed(Stream stream, int maxValueBytes)
{
    private static readonly SearchValues<byte> s_readable = SearchValues.Create(",{}[]\"\n"u8);

    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Where the next byte stands in the file.</summary>
    public FilePlace Place { get; private set; } = new(1, 1);

    /// <summary>What has been read and not been stepped over.</summary>
    public ReadOnlyMemory<byte> Ahead => _buffer.AsMemory(_start, _end - _start);

    /// <summary>The next byte that is neither space nor comment, or -1 at the end.</summary>
    public async ValueTask<int> PeekAsync(CancellationToken ct)
    {
        while (true)
        {
            var blank = Blank(Ahead.Span, _ended);
            Step(blank);
            if (_start < _end && (_ended || !Undecided(Ahead.Span)))
                return Ahead.Span[0];
            if (!await FillAsync(ct))
                return _start < _end ? Ahead.Span[0] : -1;
        }
    }

    /// <summary>The number of bytes at the beginning that are space, byte order mark or whole comments.</summary>
    private static int Blank(ReadOnlySpan<byte> data, bool final)
    {
        var at = 0;
        while (at < data.Length)
        {
            if (data[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                at++;
            else if (data[at..].StartsWith("\uFEFF"u8))
                at += 3;
            else if (CommentEnd(data[at..], final) is var length and > 0)
                at += length;
            else
                break;
        }
        return at;
    }

    /// <summary>Whether what follows may turn out to be a comment or a byte order mark.</summary>
    private static bool Undecided(ReadOnlySpan<byte> data) => data[0] switch
    {
        (byte)'/' => data.Length == 1 || data[1] is (byte)'/' or (byte)'*',
        0xEF => data.Length < 3,
        _ => false,
    };

    /// <summary>The length of the comment at the beginning; 0 where there is none or its end is not there yet.</summary>
    private static int CommentEnd(ReadOnlySpan<byte> data, bool final)
    {
        if (data.Length < 2 || data[0] != '/' || data[1] is not ((byte)'/' or (byte)'*'))
            return 0;
        var end = data[1] == '/' ? data[2..].IndexOf((byte)'\n') : data[2..].IndexOf("*/"u8);
        return end >= 0 ? end + 2 + (data[1] == '/' ? 1 : 2) : final ? data.Length : 0;
    }

    /// <summary>Steps over bytes that have been looked at.</summary>
    public void Step(int count)
    {
        if (count == 0)
            return;
        Place = Place.After(_buffer.AsSpan(_start, count));
        _start += count;
    }

    /// <summary>Reads on; false at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_ended)
            return false;
        if (_start > 0 && (_start == _end || _buffer.Length - _end < _buffer.Length / 4))
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var got = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += got;
        _ended = got == 0;
        return !_ended;
    }

    /// <summary>Reads on until the value that begins here is whole, and answers its length in bytes; it is not stepped over.</summary>
    public async ValueTask<(ValueEnd End, int Length)> WholeValueAsync(CancellationToken ct)
    {
        var scan = new ValueScan();
        while (true)
        {
            if (scan.Continue(Ahead.Span, _ended))
                return (ValueEnd.Found, scan.Position);
            if (_end - _start > maxValueBytes)
                return (ValueEnd.TooLong, _end - _start);
            if (!await FillAsync(ct))
                return scan.Continue(Ahead.Span, true) ? (ValueEnd.Found, scan.Position) : (ValueEnd.Truncated, _end - _start);
        }
    }

    /// <summary>Steps over the value that begins here without keeping it; false where the file ends inside it.</summary>
    public async ValueTask<bool> SkipValueAsync(CancellationToken ct)
    {
        var scan = new ValueScan();
        while (true)
        {
            var found = scan.Continue(Ahead.Span, _ended);
            Step(scan.Position);
            scan.Position = 0;
            if (found)
                return true;
            if (!await FillAsync(ct))
                return scan.Continue(Ahead.Span, true);
        }
    }

    /// <summary>Steps over what cannot be read, up to what might be read again; at least one byte.</summary>
    public async ValueTask<string> SkipGarbageAsync(CancellationToken ct)
    {
        var data = Ahead;
        var end = data.Span[1..].IndexOfAny(s_readable);
        var length = end < 0 ? data.Length : end + 1;
        var garbage = Encoding.UTF8.GetString(data.Span[..Math.Min(length, 120)]);
        Step(length);
        if (_start == _end)
            await FillAsync(ct);
        return garbage.Trim();
    }
}

/// <summary>Looks for the end of one JSON value and can go on where it stopped when more has been read.</summary>
internal struct ValueScan
{
    private static readonly SearchValues<byte> s_structure = SearchValues.Create("\"{}[]/"u8);

    private int _depth;
    private bool _inString;
    private bool _scalar;

    /// <summary>How far it has looked; the length of the value once it is whole.</summary>
    public int Position;

    public bool Continue(ReadOnlySpan<byte> data, bool final)
    {
        while (Position < data.Length)
        {
            if (_scalar && ScalarEnds(data))
                return true;
            if (!(_inString ? String(data) : Structure(data, final)))
                return false;
            if (!_inString && !_scalar && _depth == 0)
                return true;
        }
        return final && _scalar;
    }

    private readonly bool ScalarEnds(ReadOnlySpan<byte> data) =>
        data[Position] is (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'/';

    /// <summary>Goes on inside a string; false where it needs more.</summary>
    private bool String(ReadOnlySpan<byte> data)
    {
        var next = data[Position..].IndexOfAny((byte)'"', (byte)'\\');
        if (next < 0)
        {
            Position = data.Length;
            return false;
        }
        Position += next;
        if (data[Position] == '"')
        {
            Position++;
            _inString = false;
            return true;
        }
        if (Position + 1 >= data.Length)
            return false;
        Position += 2;
        return true;
    }

    /// <summary>Takes one step outside strings; false where it needs more.</summary>
    private bool Structure(ReadOnlySpan<byte> data, bool final)
    {
        switch (data[Position])
        {
            case (byte)'"':
                _inString = true;
                Position++;
                return true;
            case (byte)'{' or (byte)'[':
                _depth++;
                Position++;
                return true;
            case (byte)'}' or (byte)']':
                _depth--;
                Position++;
                return true;
            case (byte)'/' when _depth > 0:
                return Comment(data, final);
            default:
                _scalar = _depth == 0;
                var next = _depth > 0 ? data[(Position + 1)..].IndexOfAny(s_structure) : 0;
                Position = next < 0 ? data.Length : Position + 1 + next;
                return true;
        }
    }

    private bool Comment(ReadOnlySpan<byte> data, bool final)
    {
        var rest = data[Position..];
        if (rest.Length < 2 && !final)
            return false;
        if (rest.Length < 2 || rest[1] is not ((byte)'/' or (byte)'*'))
        {
            Position++;
            return true;
        }
        var end = rest[1] == '/' ? rest.IndexOf((byte)'\n') : rest[2..].IndexOf("*/"u8);
        if (end < 0 && !final)
            return false;
        Position += end < 0 ? rest.Length : rest[1] == '/' ? end + 1 : end + 4;
        return true;
    }
}
