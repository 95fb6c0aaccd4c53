-- Goes round the requests of a file: one a line, its method, path, body and headers ("Name: value")
-- separated by tabs.
local requests = {}
local next_request = 0

local function read(line)
    local fields = {}
    for field in (line .. "\t"):gmatch("([^\t]*)\t") do
        fields[#fields + 1] = field
    end
    local headers = { ["Content-Type"] = "application/json" }
    for i = 4, #fields do
        local name, value = fields[i]:match("^(.-): (.*)$")
        headers[name] = value
    end
    local body = fields[3] ~= "" and fields[3] or nil
    return wrk.format(fields[1], fields[2], headers, body)
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        requests[#requests + 1] = read(line)
    end
end

function request()
    next_request = next_request % #requests + 1
    return requests[next_request]
end
